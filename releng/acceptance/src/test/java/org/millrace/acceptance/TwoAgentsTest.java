package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two agents that share a database, and callers of both. */
class TwoAgentsTest {
  @TempDir static Path folder;
  private static SharedDatabase database;
  private static LiveAgent north;
  private static LiveAgent south;
  private Load load;

  @BeforeAll
  static void start() throws Exception {
    database = SharedDatabase.start(folder);
    north = database.agent("north");
    south = database.agent("south");
  }

  @AfterAll
  static void stop() throws Exception {
    assertEquals(0, south.stop(), south.log());
    assertEquals(0, north.stop(), north.log());
    south.close();
    north.close();
    database.close();
  }

  @BeforeEach
  void call_both() throws Exception {
    north.ask("deploy", "orders", House.answering(folder, "one").toString(), "--create");
    load = Load.on(say(north), say(north) + "?wait=300", say(south));
    north.await("the callers", () -> load.allGet("one"));
  }

  private static String say(LiveAgent agent) throws IOException, InterruptedException {
    return agent.url("orders") + "/api/say";
  }

  @AfterEach
  void no_call_was_lost() throws Exception {
    load.close();
    assertEquals(List.of(), load.failures(), "of " + load.calls() + " calls");
  }

  @Test
  void what_goes_live_through_one_is_live_on_both() throws Exception {
    south.ask("deploy", "orders", House.answering(folder, "two").toString());
    north.await("the new code", () -> load.allGet("two"));
  }

  @Test
  void an_agent_is_drained_and_comes_back_without_a_lost_call() throws Exception {
    assertEquals("DRAINING", north.ask("agents", "drain", "north").get("state").asText());
    north.await("north to be drained", () -> isIn("DRAINED", 0));
    south.ask("deploy", "orders", House.answering(folder, "three").toString());
    north.await("callers of north to get what south runs", () -> load.allGet("three"));

    north.ask("agents", "undrain", "north");
    north.await("north to run it again", () -> isIn("READY", 1));
  }

  private static boolean isIn(String state, int apps) throws IOException, InterruptedException {
    for (JsonNode agent : south.ask("agents", "list")) {
      if (agent.get("name").asText().equals("north")) {
        return agent.get("state").asText().equals(state) && agent.get("apps").asInt() == apps;
      }
    }
    return false;
  }
}
