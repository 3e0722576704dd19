package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code millrace deploy}, then a call over HTTP: agent, database, node process and all. */
class DeployAndCallTest {
  @TempDir static Path folder;
  private static LiveAgent agent;

  @BeforeAll
  static void start() throws Exception {
    agent = LiveAgent.start(Files.createDirectory(folder.resolve("data")));
  }

  @AfterAll
  static void stop() throws Exception {
    assertEquals(0, agent.stop(), agent.log());
    agent.close();
  }

  private static Path answering(String name, String level, String script) throws IOException {
    return House.app(folder.resolve(name), level, script);
  }

  @Test
  void a_v4_app_answers_after_it_was_deployed() throws Exception {
    agent.ask("deploy", "hello", House.sample("hello").toString(), "--create");
    HttpResponse<String> answer = agent.get(agent.url("hello") + "/api/hello?name=Ada");
    assertEquals(200, answer.statusCode());
    assertEquals("Hello, Ada", answer.body().strip().replaceAll("[!.]$", ""));
  }

  @Test
  void a_v3_app_answers_after_it_was_deployed() throws Exception {
    agent.ask("deploy", "hello-v3", House.sample("hello-v3").toString(), "--create");
    HttpResponse<String> answer = agent.get(agent.url("hello-v3") + "/api/hello?name=Ada");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("Ada"), answer.body());
  }

  @Test
  void a_second_deployment_replaces_the_first_and_a_rollback_brings_it_back() throws Exception {
    Path first =
        answering(
            "first.zip",
            "anonymous",
            "module.exports = async (c) => { c.res = { body: 'one' }; };");
    Path second =
        answering(
            "second.zip",
            "anonymous",
            "module.exports = async (c) => { c.res = { body: 'two' }; };");
    agent.ask("deploy", "versions", first.toString(), "--create");
    String url = agent.url("versions") + "/api/say";
    assertEquals("one", agent.get(url).body());
    agent.ask("deploy", "versions", second.toString());
    assertEquals("two", agent.get(url).body());
    agent.ask("rollback", "versions", "1");
    assertEquals("one", agent.get(url).body());
    JsonNode deployments = agent.ask("deployments", "versions");
    assertEquals(3, deployments.size(), deployments.toString());
  }

  @Test
  void a_deployment_that_cannot_start_leaves_the_old_code_answering() throws Exception {
    Path good =
        answering(
            "good.zip",
            "anonymous",
            "module.exports = async (c) => { c.res = { body: 'good' }; };");
    Path broken =
        answering("broken.zip", "anonymous", "module.exports = async (c) => { this is no script");
    agent.ask("deploy", "sturdy", good.toString(), "--create");
    LiveAgent.Said said = agent.say("deploy", "sturdy", broken.toString());
    assertEquals(1, said.exit(), said.toString());
    assertTrue(said.err().contains("say"), said.err());
    assertEquals("good", agent.get(agent.url("sturdy") + "/api/say").body());
  }

  @Test
  void a_function_with_a_key_opens_to_its_key_only() throws Exception {
    agent.ask(
        "deploy",
        "locked",
        answering(
                "locked.zip",
                "function",
                "module.exports = async (c) => { c.res = { body: 'in' }; };")
            .toString(),
        "--create");
    String url = agent.url("locked") + "/api/say";
    assertEquals(401, agent.get(url).statusCode());
    assertEquals(401, agent.get(url, "x-functions-key", "guessed").statusCode());
    String key = "";
    for (JsonNode known : agent.ask("keys", "list", "locked")) {
      if (known.get("scope").asText().equalsIgnoreCase("host")) {
        key = known.get("value").asText();
      }
    }
    assertEquals("in", agent.get(url, "x-functions-key", key).body());
    assertEquals("in", agent.get(url + "?code=" + key).body());
  }

  @Test
  void what_a_function_logs_is_in_the_log_of_its_app() throws Exception {
    agent.ask(
        "deploy",
        "talker",
        answering(
                "talker.zip",
                "anonymous",
                "module.exports = async (c) => { c.log('a word from inside'); c.res = { body: 'ok' }; };")
            .toString(),
        "--create");
    assertEquals("ok", agent.get(agent.url("talker") + "/api/say").body());
    LiveAgent.Said log = agent.say("logs", "talker");
    assertTrue(log.out().contains("a word from inside"), log.toString());
  }

  @Test
  void a_setting_reaches_the_function_without_a_deployment() throws Exception {
    agent.ask(
        "deploy",
        "settings",
        answering(
                "settings.zip",
                "anonymous",
                "module.exports = async (c) => { c.res = { body: process.env.GREETING || 'none' }; };")
            .toString(),
        "--create");
    String url = agent.url("settings") + "/api/say";
    assertEquals("none", agent.get(url).body());
    agent.ask("settings", "set", "settings", "GREETING=moin");
    assertEquals("moin", agent.get(url).body());
  }

  @Test
  void a_stopped_app_says_so_and_starts_again() throws Exception {
    agent.ask(
        "deploy",
        "pausing",
        answering(
                "pausing.zip",
                "anonymous",
                "module.exports = async (c) => { c.res = { body: 'on' }; };")
            .toString(),
        "--create");
    String url = agent.url("pausing") + "/api/say";
    agent.ask("apps", "stop", "pausing");
    agent.await("the app to stop", () -> status(url) == 503);
    agent.ask("apps", "start", "pausing");
    agent.await("the app to start", () -> status(url) == 200);
  }

  private static int status(String url) throws IOException, InterruptedException {
    return agent.get(url).statusCode();
  }
}
