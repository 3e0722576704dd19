package org.millrace.console.core.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.core.Apps;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.FileEntry;
import org.millrace.management.Settings;
import org.millrace.model.AppName;

/** What is found out of a deployment before it begins. */
final class PlanOperationTest {
  private static final String ORDERS = "/api/v1/apps/orders";

  @TempDir Path folder;
  private final ScriptedAgent agent = new ScriptedAgent();
  private final CountDownLatch connected = new CountDownLatch(1);
  private InstallationMonitor installation;

  @BeforeEach
  void connect() throws Exception {
    agent.setApps(Apps.running("orders"));
    agent.route(
        "GET " + ORDERS + "/settings",
        exchange -> ScriptedAgent.json(exchange, 200, new Settings(1, Map.of("KNOWN", "1"))));
    agent.route("GET " + ORDERS + "/files", exchange -> ScriptedAgent.json(exchange, 200, List.of()));
    installation =
        new InstallationMonitor(
            agent.connection(),
            Clock.systemUTC(),
            state -> {
              if (state.link().isConnected()) {
                connected.countDown();
              }
            });
    installation.connect();
    assertTrue(connected.await(10, TimeUnit.SECONDS));
    write("host.json", "{\"version\": \"2.0\"}");
  }

  @AfterEach
  void stop() {
    installation.close();
    agent.close();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private DeployPlan plan(String app) throws CoreException {
    PlanOperation operation = new PlanOperation(installation, folder, new AppName(app));
    operation.run(SubMonitor.convert(new NullProgressMonitor()));
    operation.prepared().close();
    return operation.plan();
  }

  @Test
  void a_file_of_the_same_size_with_other_content_is_changed() throws Exception {
    write("a.js", "two");
    agent.route(
        "GET " + ORDERS + "/files",
        exchange ->
            ScriptedAgent.json(
                exchange,
                200,
                List.of(
                    new FileEntry("a.js", 3, "00000000"), new FileEntry("gone.js", 7, "1"))));

    DeployPlan plan = plan("orders");

    assertEquals(
        List.of(
            new DeployPlan.Change(DeployPlan.Kind.CHANGED, "a.js", 3),
            new DeployPlan.Change(DeployPlan.Kind.REMOVED, "gone.js", 7),
            new DeployPlan.Change(DeployPlan.Kind.ADDED, "host.json", 18)),
        plan.changes());
    assertEquals(0, plan.unchanged());
  }

  @Test
  void a_new_app_needs_no_answer_about_files() throws Exception {
    DeployPlan plan = plan("new-one");

    assertEquals(1, plan.changes().size());
    assertFalse(plan.needsLook());
  }

  @Test
  void settings_of_the_developers_machine_that_are_not_here_are_named() throws Exception {
    write(
        "local.settings.json",
        "{\"Values\": {\"AzureWebJobsStorage\": \"\", \"KNOWN\": \"2\", \"ERP\": \"x\"}}");

    DeployPlan plan = plan("orders");

    assertEquals(List.of("ERP"), plan.missingSettings());
    assertEquals(List.of("local.settings.json"), plan.leftOut());
    assertTrue(plan.needsLook());
  }

  @Test
  void settings_that_cannot_be_read_are_a_doubt() throws Exception {
    write("local.settings.json", "{");

    assertTrue(plan("orders").doubts().getFirst().contains("local.settings.json"));
  }

  @Test
  void a_stack_that_no_agent_has_is_a_doubt() throws Exception {
    write("worker.config.json", "{\"description\": {\"language\": \"dotnet-isolated\"}}");

    assertEquals(
        List.of("No agent of test runs dotnet-isolated, so the app will not start."),
        plan("orders").doubts());
  }

  @Test
  void what_is_no_package_ends_it_with_its_sentence() throws IOException {
    Files.delete(folder.resolve("host.json"));

    CoreException none = assertThrows(CoreException.class, () -> plan("orders"));
    assertTrue(none.getMessage().contains("has no host.json"), none.getMessage());
  }

  @Test
  void an_agent_that_refuses_is_told_in_its_words() {
    agent.route(
        "GET " + ORDERS + "/files",
        exchange ->
            ScriptedAgent.json(
                exchange,
                500,
                new org.millrace.management.Problem(500, "Failed", "The disk is full.")));

    CoreException refused = assertThrows(CoreException.class, () -> plan("orders"));
    assertTrue(refused.getMessage().contains("The disk is full."), refused.getMessage());
  }
}
