package org.millrace.console.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Function;

@Timeout(30)
final class FunctionFolderTest {
  private final ScriptedAgent server = new ScriptedAgent();
  private final EditAgent agent =
      new EditAgent(server)
          .with("host.json", "{}")
          .with("hello/function.json", "{\"bindings\": []}")
          .with("hello/index.js", "hi")
          .with("hello2/function.json", "{\"bindings\": []}")
          .with("src/orders.js", "app.http('order')");
  private final InstallationMonitor installation =
      new InstallationMonitor(server.connection(), Clock.systemUTC(), state -> {});

  @AfterEach
  void stop() {
    installation.close();
    server.close();
  }

  private static Function function(String name, String file) {
    return new Function(name, "httpTrigger", "/", List.of(), "", true, file, "");
  }

  private FunctionFolder read(Function function) throws CoreException {
    AgentCall<FunctionFolder> query =
        FunctionFolder.of(installation, EditAgent.ORDERS, function);
    query.run(SubMonitor.convert(null));
    return query.answer();
  }

  private SaveOutcome delete(FunctionFolder folder) throws CoreException {
    SaveOperation operation =
        SaveOperation.deleting(installation, EditAgent.ORDERS, "hello", folder);
    operation.run(SubMonitor.convert(null));
    return operation.outcome();
  }

  @Test
  void a_function_goes_with_all_that_is_in_its_folder_and_nothing_else() throws CoreException {
    FunctionFolder folder = read(function("hello", "hello/index.js"));
    assertEquals(List.of("hello/function.json", "hello/index.js"), folder.files());

    assertInstanceOf(SaveOutcome.Live.class, delete(folder));

    assertNull(agent.text("hello/index.js"));
    assertNull(agent.text("hello/function.json"));
    assertEquals("{\"bindings\": []}", agent.text("hello2/function.json"));
    String query = agent.deployments().getFirst().getQuery();
    assertTrue(query.contains("allowMissing=true"), query);
    assertTrue(query.contains("message=Deleted hello"), query);
  }

  @Test
  void one_that_somebody_deployed_meanwhile_stays() throws CoreException {
    FunctionFolder folder = read(function("hello", "hello/index.js"));
    agent.overtake();

    assertInstanceOf(SaveOutcome.Conflict.class, delete(folder));

    assertTrue(agent.deployments().isEmpty());
  }

  @Test
  void one_whose_code_is_together_with_others_says_where() {
    CoreException refused =
        assertThrows(CoreException.class, () -> read(function("order", "src/orders.js")));

    assertEquals(
        "order has no folder of its own with a function.json, its code is in src/orders.js."
            + " Delete it there.",
        refused.getMessage());
    assertFalse(FunctionFolder.isLikely(function("order", "src/orders.js")));
  }

  @Test
  void what_was_built_elsewhere_is_deleted_elsewhere() {
    agent.runs("java");

    CoreException refused =
        assertThrows(CoreException.class, () -> read(function("hello", "hello/index.js")));

    assertEquals(
        "orders was built from a project elsewhere. Delete hello there and publish.",
        refused.getMessage());
  }
}
