package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.management.Deployment.LogEntry.Level;
import org.millrace.management.Deployment.State;
import org.millrace.publish.recorded.WireAnswer;
import org.millrace.publish.recorded.WireClient;

/** Kudu's routes as this endpoint answers them. */
class ProtocolTest {
  private static final String ASYNC = "/api/zipdeploy?isAsync=true";

  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void open() throws IOException {
    lab = Lab.open(folder);
  }

  @AfterEach
  void close() {
    assertEquals(List.of(), lab.agent.faults());
    lab.close();
  }

  private String location(WireAnswer answer) {
    return answer.header("Location").orElseThrow();
  }

  private String pathOf(WireAnswer answer) {
    URI url = URI.create(location(answer));
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Host: orders.scm.example.com | http://orders.scm.example.com/api/",
        "Host: [::1]:7072 | http://[::1]:7072/api/",
        "X-Forwarded-Proto: https | https://localhost:7072/api/",
        "X-Forwarded-Host: orders.scm.example.com, inner | http://orders.scm.example.com/api/",
        "X-Forwarded-Prefix: /outer/ | http://localhost:7072/outer/api/",
        "X-Forwarded-Prefix: ://evil | http://localhost:7072/api/",
        "X-Forwarded-Proto: javascript | http://localhost:7072/api/"
      })
  void a_location_is_made_of_what_the_client_used(String header, String start) throws IOException {
    String location = location(lab.publish(ASYNC, Lab.ORDERS, header));

    assertTrue(location.startsWith(start + "deployments/"), location);
  }

  @Test
  void a_proxys_port_is_in_the_location_unless_it_is_the_usual_one() throws IOException {
    WireAnswer own =
        lab.publish(ASYNC, Lab.ORDERS, "X-Forwarded-Host: pub.example", "X-Forwarded-Port: 8080");
    assertTrue(location(own).startsWith("http://pub.example:8080/"));

    lab.agent.states(State.LIVE);
    lab.get(pathOf(own), Lab.ORDERS);
    WireAnswer usual =
        lab.publish(
            ASYNC,
            Lab.ORDERS,
            "X-Forwarded-Host: pub.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Port: 443");
    assertTrue(location(usual).startsWith("https://pub.example/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host:", "Host: a b", "Host: evil/path", "Host: a:99999999"})
  void a_host_that_is_none_is_refused(String header) throws IOException {
    assertEquals(400, lab.publish(ASYNC, Lab.ORDERS, header).status());
  }

  @Test
  void an_absolute_request_target_is_understood() throws IOException {
    assertEquals(202, lab.publish("http://localhost:7072" + ASYNC, Lab.ORDERS).status());
  }

  @Test
  void a_user_agent_of_four_kilobytes_is_fine() throws IOException {
    String copies = "functions-core-tools/4.6.0.0_VisualStudio_18.0 ".repeat(61).strip();

    assertEquals(
        404, lab.get("/api/deployments/latest", Lab.ORDERS, "User-Agent: " + copies).status());
  }

  @Test
  void query_names_match_in_any_case() throws IOException {
    assertEquals(202, lab.publish("/api/zipdeploy?ISASYNC=True", Lab.ORDERS).status());
  }

  @Test
  void a_deployment_can_be_read_with_and_without_api() throws IOException {
    WireAnswer taken = lab.publish(ASYNC, Lab.ORDERS);
    String path = pathOf(taken);

    assertEquals(202, lab.get(path.replace("/api/", "/"), Lab.ORDERS).status());
    assertEquals(1, lab.get("/deployments", Lab.ORDERS).json().size());
  }

  @Test
  void deployments_are_listed_newest_first() throws IOException {
    lab.agent.states(State.QUEUED, State.LIVE);
    lab.get(pathOf(lab.publish(ASYNC, Lab.ORDERS)), Lab.ORDERS);
    String second = lab.publish(ASYNC, Lab.ORDERS).json().get("id").asText();

    JsonNode list = lab.get("/api/deployments", Lab.ORDERS).json();

    assertEquals(2, list.size());
    assertEquals(second, list.get(0).get("id").asText());
  }

  @Test
  void there_is_no_latest_deployment_before_the_first() throws IOException {
    WireAnswer answer = lab.get("/api/deployments/latest", Lab.ORDERS);

    assertEquals(404, answer.status());
    assertTrue(answer.header("Content-Type").orElse("").startsWith("text/plain"));
  }

  @ParameterizedTest
  @CsvSource({"QUEUED,0", "CHECKING,2", "DISTRIBUTING,2", "STARTING,2", "SWITCHING,2"})
  void a_running_deployment_has_a_number_that_every_client_polls_on(State state, int number)
      throws IOException {
    lab.agent.states(State.QUEUED, state);

    JsonNode json = lab.get(pathOf(lab.publish(ASYNC, Lab.ORDERS)), Lab.ORDERS).json();

    assertEquals(number, json.get("status").asInt());
    assertTrue(json.get("end_time").isNull());
    assertFalse(json.get("complete").asBoolean());
  }

  @ParameterizedTest
  @CsvSource({"LIVE,4,true", "REPLACED,4,false", "FAILED,3,false", "CANCELLED,3,false"})
  void an_ended_deployment_has_a_number_that_every_client_ends_on(
      State state, int number, boolean active) throws IOException {
    lab.agent.states(State.QUEUED, state);

    WireAnswer answer = lab.get(pathOf(lab.publish(ASYNC, Lab.ORDERS)), Lab.ORDERS);

    assertEquals(200, answer.status());
    assertEquals(number, answer.json().get("status").asInt());
    assertEquals(active, answer.json().get("active").asBoolean());
    assertTrue(answer.json().get("end_time").isTextual());
    assertEquals(number == 4, answer.json().get("last_success_end_time").isTextual());
  }

  @Test
  void a_log_tells_of_syncing_once_the_app_is_live() throws IOException {
    lab.agent.states(State.QUEUED, State.LIVE).logging(Level.WARNING, "No host.json extensions.");
    String log = URI.create(location(lab.publish(ASYNC, Lab.ORDERS))).getRawPath() + "/log";

    JsonNode lines = lab.get(log, Lab.ORDERS).json();

    assertEquals(1, lines.get(0).get("type").asInt());
    assertTrue(lines.get(0).get("details_url").isNull());
    assertEquals("Syncing triggers...", lines.get(1).get("message").asText());
    assertEquals(404, lab.get(log + "/1", Lab.ORDERS).status());
  }

  @Test
  void a_log_holds_the_reason_of_a_failure() throws IOException {
    lab.agent.states(State.QUEUED, State.FAILED).failingWith("The package has no host.json.");
    String log = URI.create(location(lab.publish(ASYNC, Lab.ORDERS))).getRawPath() + "/log";

    JsonNode line = lab.get(log, Lab.ORDERS).json().get(0);

    assertEquals(2, line.get("type").asInt());
    assertEquals("The package has no host.json.", line.get("message").asText());
  }

  @Test
  void a_synchronous_publish_says_why_it_failed() throws IOException {
    lab.agent.states(State.QUEUED, State.CHECKING, State.FAILED).failingWith("No host.json.");

    WireAnswer answer = lab.publish("/api/zipdeploy", Lab.ORDERS);

    assertEquals(400, answer.status());
    assertEquals("No host.json.", answer.body());
  }

  @Test
  void a_synchronous_publish_waits_no_longer_than_clients_do() throws IOException {
    lab.agent.states(State.QUEUED, State.STARTING);

    WireAnswer answer = lab.publish("/api/zipdeploy", Lab.ORDERS);

    assertEquals(504, answer.status());
    assertTrue(answer.body().contains("170 seconds"), answer.body());
    assertTrue(lab.time.instant().isAfter(TestTime.START.plusSeconds(170)));
    assertTrue(lab.time.instant().isBefore(TestTime.START.plusSeconds(180)));
  }

  @Test
  void a_poll_before_clients_give_up_tells_of_a_deployment_that_hangs() throws IOException {
    lab.agent.states(State.QUEUED, State.STARTING);
    String poll = pathOf(lab.publish(ASYNC, Lab.ORDERS));

    lab.time.pass(Duration.ofSeconds(169));
    WireAnswer early = lab.get(poll, Lab.ORDERS);
    assertEquals(202, early.status());
    assertTrue(poll.endsWith(URI.create(location(early)).getRawQuery()));

    lab.time.pass(Duration.ofSeconds(2));
    WireAnswer late = lab.get(poll, Lab.ORDERS);
    assertEquals(200, late.status());
    assertEquals(3, late.json().get("status").asInt());
    assertTrue(late.json().get("status_text").asText().contains("170 seconds"));

    assertEquals(202, lab.get(poll.replaceAll("\\?.*", ""), Lab.ORDERS).status());
  }

  @Test
  void putting_a_deployment_makes_it_live_again() throws IOException {
    lab.agent.states(State.QUEUED, State.LIVE);
    String first = pathOf(lab.publish(ASYNC, Lab.ORDERS)).replaceAll("\\?.*", "");
    lab.get(first, Lab.ORDERS);

    WireAnswer answer = lab.exchange("PUT", first, new byte[0], Lab.ORDERS);

    assertEquals(202, answer.status());
    assertEquals("back to " + first.replaceAll(".*/", ""), answer.json().get("message").asText());
    assertEquals(200, lab.get(pathOf(answer), Lab.ORDERS).status());
  }

  @Test
  void a_deployment_made_elsewhere_is_not_recorded() throws IOException {
    byte[] history = "{\"status\":4,\"deployer\":\"ci\"}".getBytes(StandardCharsets.UTF_8);

    assertEquals(400, lab.exchange("PUT", "/api/deployments/1", history, Lab.ORDERS).status());
  }

  @Test
  void whether_a_deployment_runs_is_told_in_kudus_words() throws IOException {
    assertEquals("False", lab.get("/api/isdeploying", Lab.ORDERS).json().get("value").asText());

    lab.agent.deploying("orders");
    JsonNode busy = lab.get("/api/isdeploying", Lab.ORDERS).json();
    assertEquals("True", busy.get("value").asText());
    assertTrue(busy.get("msg").asText().contains("anna"));
  }

  @Test
  void settings_are_set_read_and_forgotten() throws IOException {
    lab.agent.setting("FUNCTIONS_WORKER_RUNTIME", "node");
    byte[] two = "{\"A\":\"1\",\"B\":2}".getBytes(StandardCharsets.UTF_8);
    byte[] old = "{\"key\":\"C\",\"value\":\"3\"}".getBytes(StandardCharsets.UTF_8);

    assertEquals(204, lab.post("/api/settings", two, Lab.ORDERS).status());
    assertEquals(204, lab.post("/api/settings", old, Lab.ORDERS).status());
    assertEquals(Map.of("A", "1", "B", "2", "C", "3"), lab.agent.publishSettings());
    assertEquals(4, lab.get("/api/settings", Lab.ORDERS).json().size());
    assertEquals("\"1\"", lab.get("/api/settings/A", Lab.ORDERS).body());

    assertEquals(204, lab.exchange("DELETE", "/api/settings/A", new byte[0], Lab.ORDERS).status());
    WireAnswer gone = lab.get("/api/settings/A", Lab.ORDERS);
    assertEquals(404, gone.status());
    assertEquals("The setting 'A' does not exist.", gone.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "no json", "\"text\""})
  void settings_that_are_none_are_refused(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertEquals(400, lab.post("/api/settings", bytes, Lab.ORDERS).status());
  }

  @Test
  void a_body_of_settings_has_a_limit() throws IOException {
    assertEquals(413, lab.post("/api/settings", new byte[2 << 20], Lab.ORDERS).status());
  }

  @Test
  void the_files_of_the_app_can_be_read_and_not_written() throws IOException {
    lab.agent.file("host.json", "{}").file("hello world/function.json", "{\"a\":1}");

    assertEquals("{}", lab.get("/api/vfs/site/wwwroot/host.json", Lab.ORDERS).body());
    assertEquals(
        "{\"a\":1}",
        lab.get("/api/vfs/site/wwwroot/hello%20world/function.json", Lab.ORDERS).body());
    JsonNode root = lab.get("/api/vfs/site/wwwroot/", Lab.ORDERS).json();
    assertEquals(
        List.of("hello world", "host.json"),
        StreamSupport.stream(root.spliterator(), false).map(e -> e.get("name").asText()).toList());
    assertEquals("inode/directory", root.get(0).get("mime").asText());
    assertTrue(root.get(0).get("href").asText().endsWith("/site/wwwroot/hello%20world/"));
    assertEquals(
        405, lab.exchange("PUT", "/api/vfs/site/wwwroot/x", Lab.zip(), Lab.ORDERS).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/vfs/site/deployments/1/manifest",
        "/api/vfs/site/wwwroot/missing",
        "/api/vfs/site/wwwroot/missing/",
        "/api/vfs/site/wwwroot/../../etc/passwd",
        "/api/vfs/site/wwwroot/..%2f..%2fetc%2fpasswd",
        "/api/vfs/data/",
        "/api/unknown",
        "/publish/test/orders/api/unknown",
        "/other"
      })
  void what_is_not_there_is_not_found(String path) throws IOException {
    assertEquals(404, lab.get(path, Lab.ORDERS).status());
  }

  @Test
  void web_deploy_is_turned_down_with_a_hint_whoever_asks() throws Exception {
    WireAnswer answer = lab.post("/msdeploy.axd?site=orders", new byte[0]);

    assertEquals(404, answer.status());
    assertTrue(answer.body().contains("Zip Deploy"), answer.body());
    assertEquals(new PublishOutcome.Refused(404, answer.body()), lab.told().outcome());
  }

  @Test
  void commands_are_never_run() throws IOException {
    byte[] command = "{\"command\":\"whoami\"}".getBytes(StandardCharsets.UTF_8);

    assertEquals(403, lab.post("/api/command", command, Lab.ORDERS).status());
  }

  @Test
  void a_package_may_be_announced_to_be_validated() throws IOException {
    byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);

    assertEquals(
        "{\"result\":\"\"}", lab.post("/api/zipdeploy/validate", nothing, Lab.ORDERS).body());
  }

  @ParameterizedTest
  @CsvSource({"war", "script", "nonsense"})
  void only_a_zip_can_be_a_function_app(String type) throws IOException {
    WireAnswer answer = lab.publish("/api/publish?type=" + type, Lab.ORDERS);

    assertEquals(400, answer.status());
    assertTrue(answer.body().startsWith("type='" + type + "' not recognized"));
  }

  @Test
  void an_azure_style_onedeploy_may_ask_not_to_wait() throws IOException {
    assertEquals(202, lab.publish("/api/publish?type=zip&async=True", Lab.ORDERS).status());
  }

  @Test
  void a_remote_build_is_not_done_and_the_deployment_says_so() throws IOException {
    lab.publish("/api/publish?RemoteBuild=true", Lab.ORDERS);

    assertTrue(lab.agent.lastDeploy().text("message").orElse("").contains("as it is"));
  }

  @Test
  void the_author_is_whom_the_client_names_else_who_sits_here() throws IOException {
    lab.agent.states(State.LIVE, State.LIVE, State.LIVE, State.LIVE);
    String actor = "%7B%22type%22%3A%22deployment%22%2C%22actor%22%3A%22octocat%22%7D";
    lab.publish(ASYNC + "&message=" + actor, Lab.ORDERS);
    assertEquals("octocat", lab.agent.lastDeploy().text("author").orElseThrow());
    lab.publish(ASYNC + "&author=bob&message=hello", Lab.ORDERS);
    assertEquals("bob", lab.agent.lastDeploy().text("author").orElseThrow());
    lab.publish(ASYNC, Lab.ORDERS, "User-Agent: curl/7.88.1");
    assertEquals("anna", lab.agent.lastDeploy().text("author").orElseThrow());
    assertEquals("curl", lab.agent.lastDeploy().text("client").orElseThrow());
    lab.publish(ASYNC, Lab.ORDERS, "X-Forwarded-For: 10.0.0.9");
    assertEquals("10.0.0.9", lab.agent.lastDeploy().text("author").orElseThrow());
  }

  @Test
  void people_who_look_at_the_url_learn_what_it_is() throws IOException {
    assertTrue(lab.get("/publish/test/orders/").body().contains("publish endpoint"));
    assertEquals("", lab.exchange("HEAD", "/", new byte[0]).body());
    assertEquals(404, lab.post("/", new byte[0], Lab.ORDERS).status());
  }

  @Test
  void refusals_are_objects_for_the_client_that_reads_nothing_else() throws IOException {
    WireAnswer answer =
        lab.get("/api/deployments/1", Lab.ORDERS, "User-Agent: Azure.Functions.Sdk/0.5.0 x");

    assertEquals(404, answer.status());
    assertEquals(3, answer.json().get("status").asInt());
    assertEquals("Deployment '1' not found.", answer.json().get("status_text").asText());
  }

  @ParameterizedTest
  @CsvSource({"422,400", "411,411", "429,400", "500,500", "502,500", "503,503"})
  void what_the_installation_refuses_with_becomes_a_code_that_clients_know(int its, int ours)
      throws IOException {
    lab.agent.refusing(its, "No.");

    WireAnswer answer = lab.publish(ASYNC, Lab.ORDERS);

    assertEquals(ours, answer.status());
    assertEquals("No.", answer.body());
  }

  @Test
  void a_connection_serves_many_requests() throws IOException {
    try (WireClient client = lab.connect()) {
      for (int i = 0; i < 3; i++) {
        assertEquals(200, client.get("/api/settings", Lab.ORDERS).status());
        assertEquals(401, client.get("/api/settings").status());
      }
    }
  }

  @Test
  void the_listener_learns_who_does_what() throws Exception {
    lab.publish(ASYNC, Lab.ORDERS, "User-Agent: websdk/WebSdk_VisualStudio_18.0");

    Lab.Told told = lab.told();
    assertEquals("Visual Studio or dotnet", told.attempt().client());
    assertEquals("$orders", told.attempt().user());
    assertEquals("127.0.0.1", told.attempt().address());
    assertEquals("orders", told.attempt().app().orElseThrow().value());
    assertTrue(told.attempt().upload());
    var accepted = (PublishOutcome.Accepted) told.outcome();
    assertEquals("test", accepted.installation());
    assertEquals(Lab.zip().length, accepted.bytes());
  }
}
