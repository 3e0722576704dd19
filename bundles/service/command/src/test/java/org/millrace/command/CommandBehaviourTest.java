package org.millrace.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.Agent;
import org.millrace.management.Finding;
import org.millrace.management.Function;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.ManagementJson;
import org.millrace.management.PublishAddress;
import org.millrace.management.Settings;

class CommandBehaviourTest {
  private static final String HELLO = "/api/v1/apps/hello";
  private static final String SETTINGS = HELLO + "/settings";

  @TempDir Path folder;
  private final ScriptedAgent agent = new ScriptedAgent();

  @AfterEach
  void theScriptWasFollowed() {
    agent.close();
    assertEquals(List.of(), agent.unexpected());
  }

  @Test
  void settings_that_someone_else_changed_meanwhile_are_read_again() {
    agent
        .answers("GET " + SETTINGS, new Settings(1, Map.of("A", "1")))
        .answers("GET " + SETTINGS, new Settings(2, Map.of("A", "1", "B", "theirs")))
        .refuses("PUT " + SETTINGS, 409, "Ben was faster.")
        .answers("PUT " + SETTINGS, new Settings(3, Map.of()));

    Ran ran = run("settings", "set", "hello", "C=mine");

    assertEquals(0, ran.exit(), ran.err());
    assertEquals(
        "PUT "
            + SETTINGS
            + " {\"version\":2,\"values\":{\"A\":\"1\",\"B\":\"theirs\",\"C\":\"mine\"}}",
        agent.calls().getLast());
  }

  @Test
  void who_waits_for_an_agent_to_be_drained_hears_how_it_goes() {
    agent
        .answers("POST /api/v1/agents/mill/drain", mill(Agent.State.DRAINING, 2))
        .answers("GET /api/v1/agents", List.of(mill(Agent.State.DRAINING, 1)))
        .answers("GET /api/v1/agents", List.of(mill(Agent.State.DRAINED, 0)));

    Ran ran = run("agents", "drain", "mill", "--wait");

    assertEquals(0, ran.exit(), ran.err());
    assertEquals("mill is drained.", ran.out().strip());
    assertEquals("mill still serves 2 apps.\nmill still serves 1 app.", ran.err().strip());
  }

  @Test
  void an_agent_that_falls_silent_while_it_is_drained_is_not_drained() {
    agent
        .answers("POST /api/v1/agents/mill/drain", mill(Agent.State.DRAINING, 2))
        .answers("GET /api/v1/agents", List.of(mill(Agent.State.SILENT, 2)));

    Ran ran = run("agents", "drain", "mill", "--wait");

    assertEquals(1, ran.exit());
    assertTrue(ran.err().endsWith("mill is silent and not drained.\n"), ran.err());
  }

  private static Agent mill(Agent.State state, int apps) {
    Agent known = Examples.AGENT;
    return new Agent(
        "mill",
        state,
        known.version(),
        known.system(),
        known.isolation(),
        known.stacks(),
        known.functionsUrl(),
        apps,
        known.started(),
        known.lastHeard());
  }

  @Test
  void production_is_opened_for_publishes_by_a_switch() {
    agent.answers("PATCH /api/v1/installation", Examples.PRODUCTION);

    Ran ran = run("installation", "set", "--kind", "production", "--publishes", "off");

    assertEquals(0, ran.exit(), ran.err());
    assertEquals("plant is for production; publishes are off.\n", ran.out());
    assertEquals(
        List.of("PATCH /api/v1/installation {\"kind\":\"PRODUCTION\",\"acceptsPublishes\":false}"),
        agent.calls());
  }

  @Test
  void a_change_of_nothing_is_wrong_use() {
    Ran ran = run("installation", "set");

    assertEquals(2, ran.exit());
    assertTrue(ran.err().contains("--kind, --publishes or both"), ran.err());
  }

  @Test
  void an_endpoint_does_not_open_to_production_that_takes_no_publishes() {
    agent.answers("GET /api/v1/installation", Examples.PRODUCTION);

    Ran ran = run("publish-endpoint", "--listen", "127.0.0.1:0");

    assertEquals(1, ran.exit());
    assertTrue(ran.err().contains("'millrace installation set --publishes on'"), ran.err());
  }

  @Test
  void a_secret_need_not_stand_in_the_command_line() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "from=a file\n");
    agent
        .answers("GET " + SETTINGS, new Settings(1, Map.of()))
        .answers("PUT " + SETTINGS, new Settings(2, Map.of()));

    Ran ran =
        Ran.millrace(
            environment(), folder, "typed\n", "settings", "set", "hello", "A=@secret.txt", "B=-");

    assertEquals(0, ran.exit(), ran.err());
    assertTrue(
        agent.calls().getLast().endsWith("{\"A\":\"from=a file\",\"B\":\"typed\"}}"),
        agent.calls().toString());
  }

  @Test
  void a_key_that_is_there_is_not_replaced_by_adding() {
    agent.answers("GET " + HELLO + "/keys", List.of(Examples.KEY));

    Ran ran = run("keys", "add", "hello");

    assertEquals(1, ran.exit());
    assertTrue(ran.err().startsWith("hello has a key default already."), ran.err());
  }

  @Test
  void a_key_of_a_function_is_made_for_it() {
    agent
        .answers("GET " + HELLO + "/keys", List.of())
        .answers("PUT " + HELLO + "/keys/function/ci?function=greet", Examples.KEY);

    Ran ran = run("keys", "add", "hello", "--function", "greet", "--name", "ci", "--value", "v");

    assertEquals(0, ran.exit(), ran.err());
    assertTrue(agent.calls().getLast().endsWith("{\"value\":\"v\"}"), agent.calls().toString());
  }

  @Test
  void invoking_posts_data_to_the_route_and_shows_body_and_log_apart() {
    agent
        .answers("GET " + HELLO, Examples.APP)
        .answers("POST " + HELLO + "/invoke", Examples.ANSWER);

    Ran ran = run("invoke", "hello", "greet", "--data", "{}");

    assertEquals("Hello, mill\n", ran.out());
    assertEquals("information Hello.\n", ran.err());
    assertTrue(
        agent.calls().getLast().contains("\"method\":\"POST\",\"path\":\"/api/greet\""),
        agent.calls().toString());
  }

  @Test
  void a_function_that_answers_an_error_makes_1_of_the_command() {
    agent
        .answers("GET " + HELLO, Examples.APP)
        .answers(
            "POST " + HELLO + "/invoke",
            new InvokeAnswer("i1", 500, List.of(), "oops", false, 1, "mill", List.of()));

    Ran ran = run("invoke", "hello", "greet");

    assertEquals(1, ran.exit());
    assertEquals("oops\n", ran.out());
    assertEquals("greet answered 500.\n", ran.err());
  }

  @Test
  void a_route_with_parameters_needs_a_path() {
    Function order =
        new Function(
            "order", "httpTrigger", "/api/orders/{id}", List.of(), "anonymous", true, "", "");
    agent.answers("GET " + HELLO, withFunction(order));

    Ran ran = run("invoke", "hello", "order");

    assertEquals(2, ran.exit());
    assertTrue(ran.err().contains("Give --path"), ran.err());
  }

  @Test
  void following_a_log_shows_each_line_once() throws IOException {
    String line = "data: " + ManagementJson.mapper().writeValueAsString(Examples.LINE) + "\n\n";
    agent
        .answersText("GET " + HELLO + "/logs", "text/event-stream", line)
        .answersText("GET " + HELLO + "/logs", "text/event-stream", line)
        .refuses("GET " + HELLO + "/logs", 404, "There is no app hello.");

    Ran ran = run("logs", "-f", "hello");

    assertEquals("2026-03-01T10:00:00Z information [greet] Hello.\n", ran.out());
    assertEquals(1, ran.exit());
  }

  @Test
  void a_download_replaces_only_a_file_that_was_named() throws IOException {
    agent.answersText("GET " + HELLO + "/package", "application/zip", "PK new");
    Path there = Files.writeString(folder.resolve("hello.zip"), "old");

    Ran unnamed = run("apps", "download", "hello");
    assertEquals(1, unnamed.exit());
    assertEquals("old", Files.readString(there));

    Ran named = run("apps", "download", "hello", "--out", "hello.zip");
    assertEquals(0, named.exit(), named.err());
    assertEquals("PK new", Files.readString(there));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void a_problem_that_doctor_finds_makes_1_of_the_command() {
    agent.answers(
        "GET /api/v1/doctor",
        List.of(new Finding("mill", "PROBLEM", "disk", "It is full.", "Delete something.")));

    Ran ran = run("doctor");

    assertEquals(1, ran.exit());
    assertTrue(ran.out().contains("It is full."), ran.out());
    assertEquals("There is one problem.\n", ran.err());
  }

  @Test
  void escapes_in_what_others_wrote_do_not_reach_the_terminal() {
    agent.answers(
        "GET /api/v1/doctor",
        List.of(new Finding("mill", "WARNING", "x", "red\u001b[31m\nalert", "")));

    assertTrue(run("doctor").out().contains("red[31m alert"));
  }

  @Test
  void a_wrong_token_is_told_with_the_way_out() {
    Ran ran =
        Ran.millrace(
            Map.of(), folder, "", "apps", "list", "--agent", agent.url(), "--token", "wrong");

    assertEquals(1, ran.exit());
    assertTrue(ran.err().contains("--token-file or MILLRACE_TOKEN"), ran.err());
  }

  @Test
  void a_token_can_lie_in_a_file() throws IOException {
    Files.writeString(folder.resolve("token"), ScriptedAgent.TOKEN + "\n");
    agent.answers("GET /api/v1/apps", List.of());

    Ran ran =
        Ran.millrace(
            Map.of(), folder, "", "--agent", agent.url(), "apps", "list", "--token-file", "token");

    assertEquals(0, ran.exit(), ran.err());
  }

  @Test
  void a_profile_goes_to_a_file_for_its_owner_alone() throws IOException {
    agent
        .answers("GET " + HELLO, Examples.APP)
        .answers("GET /api/v1/publish-endpoints", List.of())
        .answers("POST " + HELLO + "/publish-credential", Examples.CREDENTIAL);

    Ran ran = run("profile", "hello", "--format", "publishsettings", "--reset", "--out", "p.xml");

    assertEquals(0, ran.exit(), ran.err());
    Path file = folder.resolve("p.xml");
    assertTrue(Files.readString(file).contains("userPWD=\"pa55word\""));
    assertFalse(ran.out().contains("pa55word"));
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertEquals(2, Files.getPosixFilePermissions(file).size());
    }
  }

  @Test
  void a_profile_names_an_endpoint_that_can_be_reached_from_here() {
    agent
        .answers("GET " + HELLO, Examples.APP)
        .answers("GET " + HELLO + "/publish-credential", Examples.CREDENTIAL)
        .answers(
            "GET /api/v1/publish-endpoints",
            List.of(
                new PublishAddress("http://127.0.0.1:7072", "another", Examples.TIME),
                new PublishAddress("http://build-7:7072", "build-7", Examples.TIME),
                Examples.ENDPOINT))
        .answers(
            "GET /api/v1/publish-endpoints",
            List.of(
                new PublishAddress("http://127.0.0.1:7072", "another", Examples.TIME),
                new PublishAddress("http://build-7:7072", "build-7", Examples.TIME)));

    String here = run("profile", "hello", "--format", "pubxml").out();
    assertTrue(here.contains("<PublishUrl>http://127.0.0.1:7075/publish/"), here);
    String far = run("profile", "hello", "--format", "pubxml").out();
    assertTrue(far.contains("<PublishUrl>http://build-7:7072/publish/"), far);
  }

  @Test
  void who_imports_a_profile_gets_an_endpoint_with_tls_and_a_project_one_without() {
    agent
        .answers("GET " + HELLO, Examples.APP)
        .answers("GET " + HELLO + "/publish-credential", Examples.CREDENTIAL)
        .answers(
            "GET /api/v1/publish-endpoints",
            List.of(
                new PublishAddress("https://localhost:7443", "another", Examples.TIME),
                new PublishAddress("http://127.0.0.1:7072", "mill", Examples.TIME),
                new PublishAddress("https://build-7:7443", "build-7", Examples.TIME)));

    String imported = run("profile", "hello", "--format", "publishsettings").out();
    assertTrue(imported.contains("publishUrl=\"build-7:7443\""), imported);
    String project = run("profile", "hello", "--format", "pubxml").out();
    assertTrue(project.contains("<PublishUrl>http://127.0.0.1:7072/publish/"), project);
  }

  @Test
  void the_authority_goes_to_a_file_with_how_to_trust_it() throws IOException {
    agent.answers("GET /api/v1/certificate-authority", Examples.AUTHORITY);

    Ran ran = run("ca", "export", "--out", "our ca.crt");

    assertEquals(0, ran.exit(), ran.err());
    Path file = folder.resolve("our ca.crt");
    assertEquals(Examples.AUTHORITY.certificate(), Files.readString(file));
    assertTrue(ran.out().contains("sudo cp '" + file + "' "), ran.out());
    assertTrue(ran.out().contains("certutil -user -addstore Root \"" + file + "\""), ran.out());
    assertEquals(Examples.AUTHORITY.certificate(), run("ca", "export").out());
  }

  @Test
  void an_endpoint_without_a_certificate_says_why_it_does_not_begin() {
    agent
        .answers("GET /api/v1/installation", Examples.INSTALLATION)
        .refuses("GET /api/v1/certificate-authority", 403, "You may not have one.");

    Ran ran = run("publish-endpoint", "--listen", "127.0.0.1:0", "--tls", "127.0.0.1:0");

    assertEquals(1, ran.exit());
    assertTrue(
        ran.err()
            .endsWith(
                "The endpoint cannot listen with TLS: it got no certificate. You may not have one.\n"),
        ran.err());
  }

  @Test
  void a_connection_line_stands_for_address_and_token() {
    agent.answers("GET /api/v1/apps", List.of());
    String line = agent.url().replace("http:", "millrace:") + "/connect#" + ScriptedAgent.TOKEN;

    Ran ran = Ran.millrace(Map.of(), folder, "", "--agent", line, "apps", "list");

    assertEquals(0, ran.exit(), ran.err());
  }

  @Test
  void a_publish_endpoint_says_that_it_is_there_and_that_it_is_gone() {
    agent
        .answers("GET /api/v1/installation", Examples.INSTALLATION)
        .answers("PUT /api/v1/publish-endpoints", Examples.ENDPOINT)
        .answersNothing("DELETE /api/v1/publish-endpoints");

    Ran ran = run("publish-endpoint", "--listen", "127.0.0.1:0");

    assertEquals(0, ran.exit(), ran.err());
    List<String> said =
        agent.calls().stream().filter(call -> call.contains("publish-endpoints")).toList();
    assertEquals(2, said.size(), said.toString());
    assertTrue(
        said.getFirst().matches("PUT .*url=http%?.*127.0.0.1.*&machine=mill.*"), said.toString());
    assertTrue(said.getLast().startsWith("DELETE "), said.toString());
  }

  private Ran run(String... line) {
    return Ran.against(agent, folder, line);
  }

  private Map<String, String> environment() {
    return Map.of("MILLRACE_AGENT", agent.url(), "MILLRACE_TOKEN", ScriptedAgent.TOKEN);
  }

  private static org.millrace.management.App withFunction(Function function) {
    return new org.millrace.management.App(
        Examples.HELLO,
        org.millrace.management.App.State.RUNNING,
        "",
        "node",
        1,
        Optional.of(1),
        "http://localhost:7071/functions/hello",
        List.of(function),
        List.of());
  }
}
