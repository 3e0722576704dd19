package org.millrace.console.core.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.Apps;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Problem;
import org.millrace.model.AppName;

final class AppOrderTest {
  private final ScriptedAgent agent = new ScriptedAgent();
  private final InstallationMonitor installation =
      new InstallationMonitor(agent.connection(), Clock.systemUTC(), state -> {});
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    installation.close();
    agent.close();
  }

  private void allow(String methodAndPath) {
    agent.route(
        methodAndPath,
        exchange -> {
          asked.add(methodAndPath);
          ScriptedAgent.json(exchange, 200, Apps.running("orders"));
        });
  }

  private void order(AppOrder.Verb verb) throws CoreException {
    AppOrder.of(verb, installation, new AppName("orders")).run(SubMonitor.convert(null));
  }

  @Test
  void every_verb_asks_for_what_it_says() throws CoreException {
    List<String> expected =
        List.of(
            "POST /api/v1/apps",
            "POST /api/v1/apps/orders/start",
            "POST /api/v1/apps/orders/stop",
            "POST /api/v1/apps/orders/restart",
            "DELETE /api/v1/apps/orders");
    expected.forEach(this::allow);

    for (AppOrder.Verb verb : AppOrder.Verb.values()) {
      order(verb);
    }

    assertEquals(expected, asked);
  }

  @Test
  void a_refusal_is_told_in_the_agents_words() {
    agent.route(
        "POST /api/v1/apps",
        exchange -> ScriptedAgent.json(exchange, 409, new Problem(409, "No", "orders exists.")));

    CoreException refused =
        assertThrows(CoreException.class, () -> order(AppOrder.Verb.CREATE));

    assertEquals("orders exists.", refused.getMessage());
  }
}
