package org.millrace.console.core.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.millrace.model.AppName;

@Timeout(30)
final class FunctionCallsTest {
  private static final String INVOKE = "POST /api/v1/apps/orders/invoke";

  private final ScriptedAgent agent = new ScriptedAgent();
  private final InstallationMonitor installation =
      new InstallationMonitor(agent.connection(), Clock.systemUTC(), state -> {});

  @AfterEach
  void stop() {
    installation.close();
    agent.close();
  }

  private AgentCall<InvokeAnswer> call(Duration limit) {
    InvokeRequest request = new InvokeRequest("getOrder", "GET", "/api/orders", Map.of(), "");
    return FunctionCalls.invoke(installation, new AppName("orders"), request, limit);
  }

  @Test
  void a_function_that_answers_in_time_is_told() throws CoreException {
    InvokeAnswer answer = new InvokeAnswer("7f3a", 200, List.of(), "7", false, 41, "pc-14", List.of());
    agent.route(INVOKE, exchange -> ScriptedAgent.json(exchange, 200, answer));
    AgentCall<InvokeAnswer> call = call(Duration.ofSeconds(20));

    call.run(SubMonitor.convert(null));

    assertEquals(answer, call.answer());
  }

  @Test
  void one_that_never_answers_is_ended_after_the_limit_and_that_is_said() {
    agent.route(INVOKE, exchange -> {});
    AgentCall<InvokeAnswer> call = call(Duration.ofSeconds(1));

    CoreException tooLong =
        assertThrows(CoreException.class, () -> call.run(SubMonitor.convert(null)));

    assertEquals(
        "No answer within 1 s: the call was ended. The time limit is in the preferences.",
        tooLong.getMessage());
  }
}
