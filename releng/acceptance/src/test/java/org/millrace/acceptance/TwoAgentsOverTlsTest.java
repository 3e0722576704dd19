package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two agents that trust each other by the CA that they share, off loopback as on. */
class TwoAgentsOverTlsTest {
  @TempDir static Path folder;
  private static SharedDatabase database;
  private static LiveAgent north;
  private static LiveAgent south;

  @BeforeAll
  static void start() throws Exception {
    database = SharedDatabase.start(folder);
    north = database.agent("north", "TLS=on");
    south = database.agent("south", "TLS=on");
  }

  @AfterAll
  static void stop() throws Exception {
    assertEquals(0, south.stop(), south.log());
    assertEquals(0, north.stop(), north.log());
    south.close();
    north.close();
    database.close();
  }

  private static Curl call(Path authority) throws IOException, InterruptedException {
    return Curl.run("--cacert", authority.toString(), north.url("orders") + "/api/say");
  }

  private static Path authority(String name) throws Exception {
    Path file = folder.resolve(name + ".crt");
    south.ask("ca", "export", "--out", file.toString());
    return file;
  }

  @Test
  void a_call_is_passed_on_with_tls_under_the_old_authority_and_under_the_next() throws Exception {
    Path first = authority("first");
    Path zip =
        House.app(
            folder.resolve("app.zip"),
            "anonymous",
            "module.exports = async context => { context.res = { body: 'here' }; };");
    north.ask("deploy", "orders", zip.toString(), "--create");
    north.ask("agents", "drain", "north");
    north.await("north to be drained", TwoAgentsOverTlsTest::isDrained);
    assertEquals("here", call(first).said());

    String before = north.ask("ca", "export").get("fingerprint").asText();
    String after = south.ask("ca", "renew").get("fingerprint").asText();
    assertNotEquals(before, after);
    Path second = authority("second");
    north.await("both to show the next one", () -> call(second).said().equals("here"));

    assertEquals(60, call(first).exit());
    String line = north.ask("connect").get("line").asText();
    assertTrue(line.contains(after), line);
    north.await(
        "the line to connect", () -> north.say("apps", "list", "--agent", line).exit() == 0);
  }

  private static boolean isDrained() throws IOException, InterruptedException {
    for (JsonNode agent : south.ask("agents", "list")) {
      if (agent.get("name").asText().equals("north")) {
        return agent.get("state").asText().equals("DRAINED");
      }
    }
    return false;
  }
}
