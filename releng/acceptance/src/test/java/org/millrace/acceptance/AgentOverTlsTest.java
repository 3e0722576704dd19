package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that speaks TLS, as every one does off loopback, and whom its clients trust. */
class AgentOverTlsTest {
  @TempDir static Path folder;
  private static LiveAgent agent;
  private static String line;

  @BeforeAll
  static void start() throws Exception {
    agent =
        LiveAgent.start(
            Files.createDirectory(folder.resolve("data")), "ISOLATION=process", "TLS=on");
    line = agent.ask("connect").get("line").asText();
  }

  @AfterAll
  static void stop() throws Exception {
    assertEquals(0, agent.stop(), agent.log());
    agent.close();
  }

  private static String fingerprint() {
    return line.replaceAll(".*fingerprint=([0-9a-f]{64})#.*", "$1");
  }

  @Test
  void the_printed_line_connects() throws Exception {
    assertTrue(agent.management().startsWith("https://"), agent.management());
    assertEquals(64, fingerprint().length(), line);
    assertEquals(fingerprint(), agent.ask("ca", "export").get("fingerprint").asText());

    LiveAgent.Said said = agent.say("apps", "list", "--json", "--agent", line);

    assertEquals(0, said.exit(), said.err());
  }

  @Test
  void another_fingerprint_is_refused_in_one_sentence_and_nothing_is_sent() throws Exception {
    LiveAgent.Said said =
        agent.say("apps", "list", "--agent", line.replace(fingerprint(), "ab".repeat(32)));

    assertEquals(1, said.exit());
    assertEquals(
        "The agent shows a certificate that is not trusted and not the one of --trust. If its"
            + " installation's fingerprint is "
            + fingerprint()
            + ", as 'millrace connect' prints it there, add --trust with it.\n",
        said.err());
  }

  @Test
  void who_speaks_in_clear_is_told_to_speak_tls() throws Exception {
    String inClear = agent.management().replace("https:", "http:");

    LiveAgent.Said said = agent.say("apps", "list", "--agent", inClear, "--token", "t");

    assertEquals(1, said.exit());
    assertTrue(said.err().contains("If it speaks TLS, write https:// "), said.err());
  }

  @Test
  void functions_are_called_with_tls_alone() throws Exception {
    Path authority = folder.resolve("ca.crt");
    agent.ask("ca", "export", "--out", authority.toString());
    Path zip =
        House.app(
            folder.resolve("app.zip"),
            "anonymous",
            "module.exports = async context => { context.res = { body: context.req.url }; };");
    agent.ask("deploy", "orders", zip.toString(), "--create");
    String say = agent.url("orders") + "/api/say";

    Curl curl = Curl.run("--cacert", authority.toString(), say);

    assertEquals(0, curl.exit(), curl.said());
    assertTrue(curl.said().startsWith("https://localhost:"), curl.said());
    assertEquals(60, Curl.run(say).exit());
    assertTrue(Curl.run(say.replace("https:", "http:")).exit() != 0);
  }

  @Test
  void each_agent_of_an_installation_has_the_same_authority_after_a_restart() throws Exception {
    JsonNode before = agent.ask("ca", "export");
    assertEquals(0, agent.stop(), agent.log());
    agent.close();
    agent = LiveAgent.start(folder.resolve("data"), "ISOLATION=process", "TLS=on");

    assertEquals(before, agent.ask("ca", "export"));
  }

  @Test
  void off_loopback_an_agent_speaks_tls_without_being_told_to() throws Exception {
    Path data = Files.createDirectory(folder.resolve("open"));
    try (LiveAgent open =
        LiveAgent.start(
            data,
            "ISOLATION=process",
            "HOST_SUFFIX=plant.test",
            "MANAGEMENT_ADDRESS=0.0.0.0:0",
            "FUNCTIONS_ADDRESS=0.0.0.0:0")) {
      assertTrue(open.management().startsWith("https://"), open.management());
      Path authority = folder.resolve("open.crt");
      open.ask("ca", "export", "--out", authority.toString());
      int port = URI.create(open.management()).getPort();

      Curl curl =
          Curl.run(
              "--cacert",
              authority.toString(),
              "--resolve",
              "any.plant.test:" + port + ":127.0.0.1",
              "https://any.plant.test:" + port + "/api/v1/openapi.json");

      assertEquals(0, curl.exit(), curl.said());
      assertEquals(0, open.stop(), open.log());
    }
  }
}
