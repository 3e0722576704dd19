package org.millrace.console.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.App;
import org.millrace.management.ManagementClient;
import org.millrace.management.Problem;

final class AgentCallTest {
  private final ScriptedAgent agent = new ScriptedAgent();
  private final InstallationMonitor installation =
      new InstallationMonitor(agent.connection(), Clock.systemUTC(), state -> {});
  private final AgentCall<List<App>> call =
      AgentCall.question(installation, "Reading", ManagementClient::apps);

  @AfterEach
  void stop() {
    installation.close();
    agent.close();
  }

  @Test
  void the_answer_is_kept() throws CoreException {
    agent.route(
        "GET /api/v1/apps",
        exchange -> ScriptedAgent.json(exchange, 200, List.of(Apps.running("orders"))));

    call.run(SubMonitor.convert(null));

    assertEquals(List.of(Apps.running("orders")), call.answer());
  }

  @Test
  void a_refusal_is_told_in_the_agents_words() {
    agent.route(
        "GET /api/v1/apps",
        exchange -> ScriptedAgent.json(exchange, 403, new Problem(403, "No", "You may not.")));

    CoreException refused =
        assertThrows(CoreException.class, () -> call.run(SubMonitor.convert(null)));

    assertEquals("You may not.", refused.getMessage());
  }

  @Test
  void cancelling_ends_what_the_agent_never_answers() {
    CountDownLatch asked = new CountDownLatch(1);
    agent.route("GET /api/v1/apps", exchange -> asked.countDown());
    Thread.ofVirtual()
        .start(() -> {
          try {
            asked.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          call.cancel();
        });

    assertThrows(OperationCanceledException.class, () -> call.run(SubMonitor.convert(null)));
  }

  @Test
  void an_installation_that_is_offline_takes_no_orders() {
    assertFalse(call.check().isOK());
  }
}
