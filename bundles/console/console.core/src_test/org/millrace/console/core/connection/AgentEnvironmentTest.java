package org.millrace.console.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class AgentEnvironmentTest {
  @Test
  void agent_and_token_make_a_connection() {
    var environment =
        new AgentEnvironment(
            Map.of("MILLRACE_AGENT", "http://127.0.0.1:7170", "MILLRACE_TOKEN", "secret"));

    AgentConnection connection = environment.connection().orElseThrow();

    assertEquals("127.0.0.1:7170", connection.id());
    assertEquals("secret", connection.token());
  }

  @Test
  void a_whole_connection_line_is_taken_as_well() {
    var environment =
        new AgentEnvironment(Map.of("MILLRACE_AGENT", "millrace://127.0.0.1:7170/connect#secret"));

    assertEquals("secret", environment.connection().orElseThrow().token());
  }

  @Test
  void nothing_set_or_nonsense_makes_none() {
    assertTrue(new AgentEnvironment(Map.of()).connection().isEmpty());
    assertTrue(
        new AgentEnvironment(Map.of("MILLRACE_AGENT", "not an address")).connection().isEmpty());
  }
}
