package org.millrace.console.core.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Key;
import org.millrace.management.Problem;
import org.millrace.model.AppName;

final class KeyCallsTest {
  private static final AppName ORDERS = new AppName("orders");
  private static final String KEYS = "/api/v1/apps/orders/keys";

  private final ScriptedAgent agent = new ScriptedAgent();
  private final InstallationMonitor installation =
      new InstallationMonitor(agent.connection(), Clock.systemUTC(), state -> {});
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    installation.close();
    agent.close();
  }

  private void answer(String method, String path, Object answer) {
    agent.route(
        method + " " + path,
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          asked.add(exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8));
          ScriptedAgent.json(exchange, 200, answer);
        });
  }

  private static <T> T run(AgentCall<T> call) throws CoreException {
    call.run(SubMonitor.convert(null));
    return call.answer();
  }

  @Test
  void keys_are_listed() throws CoreException {
    Key key = new Key(Key.Scope.HOST, "", "default", "v");
    answer("GET", KEYS, List.of(key));

    assertEquals(List.of(key), run(KeyCalls.list(installation, ORDERS)));
  }

  @Test
  void a_key_without_a_value_is_made_by_the_agent() throws CoreException {
    Key made = new Key(Key.Scope.FUNCTION, "createOrder", "till", "made");
    answer("PUT", KEYS + "/function/till", made);

    Key wanted = new Key(Key.Scope.FUNCTION, "createOrder", "till", "");

    assertEquals(made, run(KeyCalls.put(installation, ORDERS, wanted)));
    assertEquals(
        List.of(KEYS + "/function/till?function=createOrder {\"value\":\"\"}"), asked);
  }

  @Test
  void a_refused_deletion_is_told_in_the_agents_words() {
    agent.route(
        "DELETE " + KEYS + "/host/till",
        exchange ->
            ScriptedAgent.json(exchange, 404, new Problem(404, "No", "There is no such key.")));
    Key key = new Key(Key.Scope.HOST, "", "till", "v");

    CoreException refused =
        assertThrows(
            CoreException.class, () -> run(KeyCalls.delete(installation, ORDERS, key)));

    assertEquals("There is no such key.", refused.getMessage());
  }
}
