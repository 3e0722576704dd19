package org.millrace.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.management.Deployment;
import picocli.CommandLine;

/** What holds for every command, walked along the tree of commands itself. */
class EveryCommandTest {
  private static final String APPS = "/api/v1/apps";
  private static final String HELLO = APPS + "/hello";
  private static final String KEY = HELLO + "/keys/host/default";

  /** Those that start an agent instead of asking one; the acceptance tests run them. */
  private static final Set<String> STARTING = Set.of("agent run", "try");

  @TempDir Path folder;

  /** A use of a command that works, and what the agent answers to it. */
  private record Use(String arguments, Consumer<ScriptedAgent> script) {}

  private static Use use(String arguments, String call, Object answer) {
    return new Use(arguments, agent -> agent.answers(call, answer));
  }

  private static final Map<String, Use> USES = new TreeMap<>();

  static {
    USES.put("apps list", use("", "GET " + APPS, List.of(Examples.APP)));
    USES.put("apps create", use("hello", "POST " + APPS, Examples.APP));
    USES.put("apps delete", new Use("hello", agent -> agent.answersNothing("DELETE " + HELLO)));
    USES.put("apps start", use("hello", "POST " + HELLO + "/start", Examples.APP));
    USES.put("apps stop", use("hello", "POST " + HELLO + "/stop", Examples.APP));
    USES.put("apps restart", use("hello", "POST " + HELLO + "/restart", Examples.APP));
    USES.put(
        "apps download",
        new Use(
            "hello --out saved.zip",
            agent -> agent.answersText("GET " + HELLO + "/package", "application/zip", "PK")));
    USES.put("agents list", use("", "GET /api/v1/agents", List.of(Examples.AGENT)));
    USES.put("agents drain", use("mill", "POST /api/v1/agents/mill/drain", Examples.AGENT));
    USES.put("agents undrain", use("mill", "POST /api/v1/agents/mill/undrain", Examples.AGENT));
    USES.put(
        "agents remove",
        new Use("mill", agent -> agent.answersNothing("DELETE /api/v1/agents/mill")));
    USES.put("installation show", use("", "GET /api/v1/installation", Examples.INSTALLATION));
    USES.put(
        "installation set",
        use("--kind test", "PATCH /api/v1/installation", Examples.INSTALLATION));
    USES.put(
        "connect", use("", "POST /api/v1/connection", Map.of("line", "millrace://a:1/connect#t")));
    USES.put(
        "deploy",
        use(
            "hello app.zip",
            "POST "
                + HELLO
                + "/deployments?create=false&allowMissing=false&author=anna&client=millrace&message=",
            Examples.DEPLOYMENT));
    USES.put(
        "rollback",
        use("hello 1", "POST " + HELLO + "/deployments/1/rollback", Examples.DEPLOYMENT));
    USES.put(
        "cancel", use("hello 1", "POST " + HELLO + "/deployments/1/cancel", Examples.DEPLOYMENT));
    USES.put(
        "deployments", use("hello", "GET " + HELLO + "/deployments", List.of(Examples.DEPLOYMENT)));
    USES.put("functions list", use("hello", "GET " + HELLO, Examples.APP));
    USES.put(
        "functions enable",
        new Use(
            "hello greet",
            agent -> agent.answersNothing("POST " + HELLO + "/functions/greet/enable")));
    USES.put(
        "functions disable",
        new Use(
            "hello greet",
            agent -> agent.answersNothing("POST " + HELLO + "/functions/greet/disable")));
    USES.put("settings list", use("hello", "GET " + HELLO + "/settings", Examples.SETTINGS));
    USES.put(
        "settings set",
        new Use(
            "hello A=b",
            agent ->
                agent
                    .answers("GET " + HELLO + "/settings", Examples.SETTINGS)
                    .answers("PUT " + HELLO + "/settings", Examples.SETTINGS)));
    USES.put(
        "settings remove",
        new Use(
            "hello COLOUR",
            agent ->
                agent
                    .answers("GET " + HELLO + "/settings", Examples.SETTINGS)
                    .answers("PUT " + HELLO + "/settings", Examples.SETTINGS)));
    USES.put("keys list", use("hello", "GET " + HELLO + "/keys", List.of(Examples.KEY)));
    USES.put(
        "keys add",
        new Use(
            "hello",
            agent ->
                agent
                    .answers("GET " + HELLO + "/keys", List.of())
                    .answers("PUT " + KEY, Examples.KEY)));
    USES.put(
        "keys renew",
        new Use(
            "hello",
            agent ->
                agent
                    .answers("GET " + HELLO + "/keys", List.of(Examples.KEY))
                    .answers("PUT " + KEY, Examples.KEY)));
    USES.put("keys delete", new Use("hello", agent -> agent.answersNothing("DELETE " + KEY)));
    USES.put("logs", use("hello", "GET " + HELLO + "/logs", List.of(Examples.LINE)));
    USES.put(
        "invoke",
        new Use(
            "hello greet",
            agent ->
                agent
                    .answers("GET " + HELLO, Examples.APP)
                    .answers("POST " + HELLO + "/invoke", Examples.ANSWER)));
    USES.put(
        "invocations list",
        use(
            "hello --function greet --failed --limit 5",
            "GET " + HELLO + "/invocations?function=greet&failed=true&before=&limit=5",
            List.of(Examples.RUN)));
    USES.put(
        "invocations show",
        new Use(
            "i1",
            agent ->
                agent
                    .answers("GET " + APPS, List.of(Examples.APP))
                    .answers("GET " + HELLO + "/invocations/i1", Examples.RUN)));
    USES.put("tokens list", use("", "GET /api/v1/tokens", List.of(Examples.TOKEN)));
    USES.put("tokens create", use("ci", "POST /api/v1/tokens", Examples.TOKEN));
    USES.put(
        "tokens revoke", new Use("ci", agent -> agent.answersNothing("DELETE /api/v1/tokens/ci")));
    USES.put(
        "profile",
        new Use(
            "hello --format pubxml",
            agent ->
                agent
                    .answers("GET " + HELLO, Examples.APP)
                    .answers("GET /api/v1/publish-endpoints", List.of())
                    .answers("GET " + HELLO + "/publish-credential", Examples.CREDENTIAL)));
    USES.put(
        "publish-endpoint",
        new Use(
            "--listen 127.0.0.1:0",
            agent ->
                agent
                    .answers("GET /api/v1/installation", Examples.INSTALLATION)
                    .answers("PUT /api/v1/publish-endpoints", Examples.ENDPOINT)
                    .answersNothing("DELETE /api/v1/publish-endpoints")));
    USES.put(
        "ca export", use("--out ca.crt", "GET /api/v1/certificate-authority", Examples.AUTHORITY));
    USES.put("ca renew", use("", "POST /api/v1/certificate-authority", Examples.AUTHORITY));
    USES.put("doctor", use("", "GET /api/v1/doctor", List.of(Examples.FINDING)));
    USES.put("openapi", use("", "GET /api/v1/openapi.json", Map.of("openapi", "3.1.0")));
  }

  static Stream<String> commands() {
    return leaves(tree(), "").stream();
  }

  static Stream<String> askingCommands() {
    return USES.keySet().stream();
  }

  @Test
  void every_command_has_a_use_in_this_test() {
    List<String> asking = commands().filter(name -> !STARTING.contains(name)).sorted().toList();
    assertEquals(asking, List.copyOf(USES.keySet()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_says_what_it_does(String command) {
    Ran ran = Ran.millrace(Map.of(), folder, "", words(command, "--help"));

    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.out().startsWith("Usage: millrace " + command + " "), ran.out());
    assertTrue(ran.out().lines().count() > 3, ran.out());
    assertEquals("", ran.err());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void an_unknown_option_is_wrong_use(String command) {
    Ran ran = Ran.millrace(Map.of(), folder, "", words(command, "--frobnicate"));

    assertEquals(2, ran.exit());
    assertEquals("", ran.out());
    assertTrue(ran.err().endsWith("See millrace " + command + " --help.\n"), ran.err());
  }

  @ParameterizedTest
  @MethodSource("askingCommands")
  void it_does_what_it_should_and_ends_with_0(String command) {
    try (ScriptedAgent agent = scripted(command)) {
      Ran ran = run(agent, command, "");

      assertEquals(0, ran.exit(), ran.err());
      assertFalse(ran.out().isBlank());
      assertEquals(List.of(), agent.unexpected());
    }
  }

  @ParameterizedTest
  @MethodSource("askingCommands")
  void json_is_all_that_standard_output_gets(String command) throws IOException {
    try (ScriptedAgent agent = scripted(command)) {
      Ran ran = run(agent, command, " --json");

      assertEquals(0, ran.exit(), ran.err());
      for (String line : ran.out().lines().toList()) {
        assertTrue(new ObjectMapper().readTree(line).isContainerNode(), line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("askingCommands")
  void a_refusal_is_one_sentence_and_1(String command) {
    try (ScriptedAgent agent = scripted(command).refusingAll(403, "You may not do that.")) {
      Ran ran = run(agent, command, "");

      assertEquals(1, ran.exit());
      assertEquals("", ran.out());
      assertEquals("You may not do that.", ran.err().lines().reduce((a, b) -> b).orElse(""));
    }
  }

  @ParameterizedTest
  @MethodSource("askingCommands")
  void without_an_agent_it_says_how_to_name_one(String command) {
    Ran ran = Ran.millrace(Map.of(), inFolder(), "", line(command, ""));

    assertEquals(2, ran.exit());
    assertTrue(ran.err().contains("No agent was named."), ran.err());
  }

  @Test
  void a_group_alone_is_wrong_use() {
    Ran ran = Ran.millrace(Map.of(), folder, "", "apps");

    assertEquals(2, ran.exit());
  }

  @Test
  void the_version_is_told() {
    assertTrue(Ran.millrace(Map.of(), folder, "", "--version").out().startsWith("millrace "));
  }

  private ScriptedAgent scripted(String command) {
    ScriptedAgent agent = new ScriptedAgent();
    USES.get(command).script().accept(agent);
    agent.answers(
        "GET " + HELLO + "/deployments/" + Examples.DEPLOYMENT.id(),
        Examples.deployment(Deployment.State.LIVE, ""));
    return agent;
  }

  private Ran run(ScriptedAgent agent, String command, String more) {
    return Ran.against(agent, inFolder(), line(command, more));
  }

  private Path inFolder() {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("app.zip")))) {
      for (String name : List.of("host.json", "greet/function.json", "greet/index.js")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
            (name.endsWith("host.json") ? "{\"version\":\"2.0\"}" : "{}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return folder;
  }

  private static String[] line(String command, String more) {
    return words(command, (USES.get(command).arguments() + more).strip());
  }

  private static String[] words(String command, String more) {
    return (command + " " + more).strip().split(" +");
  }

  private static CommandLine tree() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return Millrace.commandLine(Surroundings.real(), nowhere, nowhere);
  }

  private static List<String> leaves(CommandLine command, String path) {
    if (command.getSubcommands().isEmpty()) {
      return List.of(path.strip());
    }
    List<String> leaves = new ArrayList<>();
    command.getSubcommands().forEach((name, sub) -> leaves.addAll(leaves(sub, path + " " + name)));
    return leaves;
  }
}
