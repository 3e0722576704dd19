package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.SourceText;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;
import org.millrace.management.Installation;

final class DeleteFunctionTest extends CodeTest {
  private static final String FILE = "hello/index.js";

  @AfterEach
  void leaveNoDraft() {
    drafts.kept().forEach(draft -> drafts.forget(draft.file()));
  }

  private FakeAgent selected(Installation.Kind kind, String function) {
    FakeInstallation installation = new FakeInstallation("test", kind);
    Function hello =
        new Function("hello", "httpTrigger", "/api/hello", List.of("GET"), "", true, FILE, "");
    Function order = FakeInstallation.http("createOrder", "POST", "/api/orders");
    installation.add("orders", App.State.RUNNING, "", hello, order);
    installation.add(FakeInstallation.deployment(ORDERS, 1, Deployment.State.LIVE, "", 1000));
    FakeAgent agent = connected(installation);
    agent
        .packages()
        .with("orders", "host.json", "{\"version\": \"2.0\"}")
        .with("orders", "hello/function.json", "{\"bindings\": []}")
        .with("orders", FILE, "module.exports = () => {}\n")
        .with("orders", "src/createOrder.js", CODE);
    String app = agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + app);
    Rows.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/" + function);
    return agent;
  }

  private static boolean isOffered() {
    return Bot.ui(() ->
        PlatformUI.getWorkbench()
            .getService(ICommandService.class)
            .getCommand(ConsoleIds.COMMAND_FUNCTION_DELETE)
            .isEnabled());
  }

  @Test
  void a_version_without_it_goes_live_after_asking_and_can_be_taken_back() {
    FakeAgent agent = selected(Installation.Kind.TEST, "hello");

    Bot.command(ConsoleIds.COMMAND_FUNCTION_DELETE);
    Bot.click(TestIds.CONFIRM_OK);

    Bot.await("it gone", () -> agent.packages().text("orders", FILE) == null);
    assertNull(agent.packages().text("orders", "hello/function.json"));
    assertEquals(CODE, agent.packages().text("orders", "src/createOrder.js"));
    Link verbs = Bot.find(Link.class, TestIds.NOTIFICATION + ".action");
    assertTrue(Bot.ui(verbs::getText).contains("Roll Back"));
  }

  @Test
  void the_key_of_deletion_asks_and_who_cancels_keeps_it() {
    FakeAgent agent = selected(Installation.Kind.PRODUCTION, "hello");

    Bot.command("org.eclipse.ui.edit.delete");
    assertEquals("Delete in Production", Bot.text(TestIds.CONFIRM_OK));
    Bot.click(TestIds.CONFIRM_CANCEL);

    Bot.await("no question any more", () -> !Bot.isThere(TestIds.CONFIRM_OK));
    assertTrue(deployments(agent).isEmpty());
  }

  @Test
  void the_question_shows_the_line_for_a_shell() {
    selected(Installation.Kind.TEST, "hello");

    Bot.command(ConsoleIds.COMMAND_FUNCTION_DELETE);
    Bot.click(Bot.find(Link.class, TestIds.AS_COMMAND_LINK));

    Text lines = Bot.find(Text.class, TestIds.AS_COMMAND_LINES);
    Bot.await("the line", () -> Bot.ui(lines::getText).contains("zip -d orders.zip 'hello/*' && "));
  }

  @Test
  void one_whose_code_is_together_with_others_is_not_offered() {
    selected(Installation.Kind.TEST, "createOrder");

    assertFalse(isOffered());
  }

  @Test
  void one_with_text_that_is_not_live_is_kept_and_that_is_said() {
    FakeAgent agent = selected(Installation.Kind.TEST, "hello");
    FileKey file = new FileKey(agent.address(), ORDERS, FILE);
    drafts.keep(new Draft(file, new LiveVersion(1, 1), new SourceText("mine", false)));

    Bot.command(ConsoleIds.COMMAND_FUNCTION_DELETE);

    Bot.await(
        "the reason",
        () ->
            Bot.isSaid(
                "hello was not deleted: hello/index.js has text that is not live."
                    + " Deploy or discard it first."));
    assertNotNull(agent.packages().text("orders", FILE));
  }

  @Test
  void a_version_that_does_not_start_is_told_in_the_agents_words() {
    FakeAgent agent = selected(Installation.Kind.TEST, "hello");
    agent.installation().deploymentsEnd(Deployment.State.FAILED, "No function is left.");

    Bot.command(ConsoleIds.COMMAND_FUNCTION_DELETE);
    Bot.click(TestIds.CONFIRM_OK);

    String reason = "orders was not deployed: No function is left. Dep 1 still answers.";
    Bot.await("the reason", () -> Bot.isSaid(reason));
    assertNotNull(agent.packages().text("orders", FILE));
  }
}
