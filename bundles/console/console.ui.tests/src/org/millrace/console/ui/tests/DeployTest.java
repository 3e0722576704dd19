package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

final class DeployTest extends ConsoleTest {
  @TempDir Path folder;

  @BeforeEach
  void makePackage() throws IOException {
    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
  }

  private static void showDeployments() {
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_DEPLOYMENTS));
  }

  private void deploy(FakeAgent agent) {
    Rows.select(TestIds.EXPLORER_TREE, "explorer:app/" + agent.address() + "/orders");
    Bot.command(ConsoleIds.COMMAND_DEPLOY);
    Bot.type(TestIds.DEPLOY_SOURCE, folder.toString());
    finish();
  }

  @Test
  void the_command_deploys_a_folder_to_the_selected_app() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);

    deploy(agent);

    Bot.find(Composite.class, TestIds.NOTIFICATION);
    showDeployments();
    Bot.await(
        "a live deployment",
        () ->
            Rows.rows(TestIds.DEPLOYMENTS_TABLE).toString().startsWith("[Live|orders dep 1|test"));
  }

  @Test
  void the_console_does_not_end_without_a_question_while_a_package_is_uploaded() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);
    agent.fallSilent("POST /api/v1/apps/orders/deployments");
    deploy(agent);
    Bot.await("the upload", () -> !agent.orders().isEmpty());

    Bot.command(IWorkbenchCommandConstants.FILE_EXIT);
    button("Exit", "Cancel Upload and Exit");
    Bot.click(button("Exit", "Stay"));

    Bot.await("no question any more", () -> Bot.ui(() -> lookFor("Exit") == null));
    Job.getJobManager().cancel(JobFamilies.DEPLOY);
    Bot.await("its end", () -> Job.getJobManager().find(JobFamilies.DEPLOY).length == 0);
  }

  @Test
  void the_end_is_told_with_the_way_back() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    installation.add(
        FakeInstallation.deployment(new AppName("orders"), 1, Deployment.State.LIVE, "", 20_000));
    FakeAgent agent = connected(installation);
    deploy(agent);

    Link next = Bot.find(Link.class, TestIds.NOTIFICATION + ".action");
    assertEquals("<a href=\"0\">Test</a>    <a href=\"1\">Roll Back</a>", Bot.ui(next::getText));
    press(next, "1");

    String rollback = "POST /api/v1/apps/orders/deployments/" + "%032x".formatted(1) + "/rollback";
    Bot.await("the order", () -> agent.orders().contains(rollback));
  }

  @Test
  void the_end_is_told_with_a_test_of_what_is_live_now() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add(
        "orders",
        App.State.RUNNING,
        "",
        FakeInstallation.http("createOrder", "POST", "/api/orders"));
    deploy(connected(installation));

    Link next = Bot.find(Link.class, TestIds.NOTIFICATION + ".action");
    assertEquals("<a href=\"0\">Test</a>", Bot.ui(next::getText));
    press(next, "0");

    Bot.await("the function", () -> Bot.text(TestIds.TEST_PATH).equals("/api/orders"));
  }

  private static void press(Link link, String which) {
    Display.getDefault()
        .asyncExec(() -> {
          Event event = new Event();
          event.text = which;
          link.notifyListeners(SWT.Selection, event);
        });
  }

  @Test
  void the_log_of_the_selected_deployment_is_beside_the_list() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    installation.add(
        FakeInstallation.deployment(new AppName("orders"), 1, Deployment.State.LIVE, "", 20_000));
    FakeAgent agent = connected(installation);
    String part = "explorer:deployments/app/" + agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + agent.address() + "/orders");
    Rows.expand(TestIds.EXPLORER_TREE, part);

    Rows.select(TestIds.EXPLORER_TREE, "explorer:dep/" + agent.address() + "/orders/1");
    Bot.command(ConsoleIds.COMMAND_DEPLOYMENT_LOG);

    StyledText log = Bot.find(StyledText.class, TestIds.DEPLOYMENTS_LOG);
    Bot.await("the lines", () -> Bot.ui(log::getText).contains("Switched on 2 of 2 agents."));
  }

  @Test
  void a_failed_one_says_why_in_its_row() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    installation.deploymentsEnd(Deployment.State.FAILED, "No function loads.");
    FakeAgent agent = connected(installation);

    deploy(agent);

    showDeployments();
    Bot.await(
        "the reason",
        () -> Rows.rows(TestIds.DEPLOYMENTS_TABLE).toString().contains("No function loads."));
  }

  private static String plan() {
    return Bot.isThere(TestIds.DEPLOY_PLAN) ? Bot.text(TestIds.DEPLOY_PLAN) : "";
  }

  private static List<String> files() {
    return Rows.rows(TestIds.DEPLOY_PLAN_FILES);
  }

  private FakeAgent withLiveFiles() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);
    agent
        .packages()
        .with("orders", "host.json", "{\"version\": \"2.0\"}")
        .with("orders", "a.js", "// as it was")
        .with("orders", "old.js", "//");
    return agent;
  }

  private void plan(FakeAgent agent) {
    Rows.select(TestIds.EXPLORER_TREE, "explorer:app/" + agent.address() + "/orders");
    Bot.command(ConsoleIds.COMMAND_DEPLOY);
    Bot.type(TestIds.DEPLOY_SOURCE, folder.toString());
    Bot.click(button("Deploy", "Next >"));
    Bot.await("the plan", () -> !plan().isEmpty());
  }

  @Test
  void the_plan_says_what_the_package_would_change() throws IOException {
    FakeAgent agent = withLiveFiles();
    Files.writeString(folder.resolve("a.js"), "// as it is!");
    Files.writeString(folder.resolve("b.js"), "//");
    Files.createDirectory(folder.resolve(".git"));

    plan(agent);

    assertEquals(List.of("~|a.js|12 B", "+|b.js|2 B", "\u2212|old.js|2 B"), files());
    assertTrue(plan().contains("Added: 1, changed: 1, removed: 1, as they are: 1"), plan());
    assertTrue(plan().contains("Left out: .git/"), plan());
    assertTrue(agent.orders().isEmpty());
    finish();
    Bot.find(Composite.class, TestIds.NOTIFICATION);
    assertTrue(agent.orders().getFirst().startsWith("POST /api/v1/apps/orders/deployments"));
  }

  @Test
  void a_setting_that_the_app_lacks_is_looked_at_before_it_is_deployed() throws IOException {
    FakeAgent agent = withLiveFiles();
    Files.writeString(
        folder.resolve("local.settings.json"),
        "{\"Values\": {\"FUNCTIONS_WORKER_RUNTIME\": \"node\", \"ERP\": \"x\"}}");

    deploy(agent);

    Bot.await("the plan", () -> plan().contains("that orders has not: ERP."));
    assertTrue(agent.orders().isEmpty());
    finish();
    Bot.find(Composite.class, TestIds.NOTIFICATION);
  }

  @Test
  void a_project_folder_is_refused_before_anything_is_sent() throws IOException {
    FakeAgent agent = withLiveFiles();
    Files.delete(folder.resolve("host.json"));

    deploy(agent);

    Bot.await("the reason", () -> plan().contains("has no host.json"));
    assertFalse(canFinish());
    assertTrue(agent.orders().isEmpty());
    Bot.click(button("Deploy", "< Back"));
    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
    Bot.click(button("Deploy", "Next >"));
    Bot.await("a plan", () -> plan().contains("removed: 2"));
    assertTrue(canFinish());
  }

  @Test
  void production_is_asked_about_and_cancel_sends_nothing() {
    FakeInstallation installation = new FakeInstallation("plant-a", Installation.Kind.PRODUCTION);
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);

    deploy(agent);
    Bot.await("the plan", () -> plan().contains("host.json") || !files().isEmpty());
    Bot.find(Composite.class, TestIds.STRIP_PRODUCTION);
    finish();
    Bot.click(TestIds.CONFIRM_CANCEL);
    Bot.await("the question gone", () -> !Bot.isThere(TestIds.CONFIRM_OK));
    assertEquals(0, agent.orders().size());
  }
}
