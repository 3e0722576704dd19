package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.RegistryToggleState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.SourceText;
import org.millrace.console.core.publish.EndpointListeners;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;

final class StatusTest extends CodeTest {
  private final LocalPublishEndpoint endpoint =
      Bot.ui(() -> PlatformUI.getWorkbench().getService(LocalPublishEndpoint.class));

  @BeforeEach
  @AfterEach
  void leaveNothing() {
    endpoint.turnOff();
    drafts.kept().forEach(draft -> drafts.forget(draft.file()));
    Bot.ui(() -> {
      PlatformUI.getWorkbench()
          .getService(ICommandService.class)
          .getCommand(ConsoleIds.COMMAND_FAILED_ONLY)
          .getState(RegistryToggleState.STATE_ID)
          .setValue(false);
      return null;
    });
  }

  private static void awaitWords(String id, String words) {
    Bot.await(words, () -> Bot.now(ToolItem.class, id).isPresent());
    Bot.await(words, () -> words.equals(words(id)));
  }

  private static String words(String id) {
    return Bot.now(ToolItem.class, id).map(item -> Bot.ui(item::getText)).orElse("");
  }

  private static void awaitNone(String id) {
    Bot.await("no " + id, () -> !Bot.isThere(id));
  }

  private Draft keep(FakeAgent agent) {
    Draft draft =
        new Draft(file(agent), new LiveVersion(1, 1), new SourceText("mine\n" + CODE, false));
    drafts.keep(draft);
    return draft;
  }

  @Test
  void the_publish_endpoint_tells_its_port_and_opens_its_view() throws Exception {
    awaitWords(TestIds.TRIM_PUBLISH, "Publish off");

    endpoint.turnOn(new EndpointListeners(0, EndpointListeners.NONE, false));

    awaitWords(TestIds.TRIM_PUBLISH, "Publish :" + endpoint.url().getPort());
    Bot.click(TestIds.TRIM_PUBLISH);
    awaitActive(ConsoleIds.VIEW_PUBLISH);
  }

  private static void awaitActive(String view) {
    Bot.await(
        view + " in front",
        () ->
            view.equals(
                Bot.ui(() -> Bot.window().getActivePage().getActivePart().getSite().getId())));
  }

  @Test
  void drafts_are_counted_at_the_foot_at_the_files_of_the_app_and_in_the_tab() {
    FakeAgent agent = opened(Installation.Kind.PRODUCTION);
    awaitNone(TestIds.TRIM_DRAFTS);
    Rows.expand(TestIds.EXPLORER_TREE, Orders.row(agent));

    OpenFile.type("mine");
    OpenFile.save();

    awaitWords(TestIds.TRIM_DRAFTS, "≠ 1 draft");
    String files = "explorer:files/app/" + agent.address() + "/orders";
    awaitRow(files, "Files  ≠ 1 draft");
    awaitTab("≠ createOrder.js");
    drafts.keep(other(agent));
    awaitWords(TestIds.TRIM_DRAFTS, "≠ 2 drafts");
    awaitRow(files, "Files  ≠ 2 drafts");
    Rows.expand(TestIds.EXPLORER_TREE, files);
    Rows.row(TestIds.EXPLORER_TREE, "explorer:file/" + agent.address() + "/orders/src");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:file/" + agent.address() + "/orders/src");
    awaitRow(
        "explorer:file/" + agent.address() + "/orders/src/getOrder.js", "getOrder.js  ≠ draft");

    drafts.forget(file(agent));
    drafts.forget(other(agent).file());
    awaitNone(TestIds.TRIM_DRAFTS);
    awaitRow(files, "Files");
    awaitTab("createOrder.js");
  }

  private static Draft other(FakeAgent agent) {
    FileKey file = new FileKey(agent.address(), ORDERS, "src/getOrder.js");
    return new Draft(file, new LiveVersion(1, 1), new SourceText("", false));
  }

  private static void awaitRow(String id, String words) {
    Bot.await(
        words,
        () -> {
          var row = Rows.row(TestIds.EXPLORER_TREE, id);
          return words.equals(Bot.ui(row::getText));
        });
  }

  private static void awaitTab(String words) {
    IEditorPart editor = Bot.ui(() -> Bot.window().getActivePage().getActiveEditor());
    Bot.await("the tab " + words, () -> words.equals(Bot.ui(editor::getTitle)));
  }

  @Test
  void a_draft_is_deployed_from_the_foot_without_its_editor() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    keep(agent);
    awaitWords(TestIds.TRIM_DRAFTS, "≠ 1 draft");

    Bot.click(TestIds.TRIM_DRAFTS);
    Menus.choose("Deploy the Drafts of orders in test");

    Bot.await("the code live", () -> ("mine\n" + CODE).equals(live(agent)));
    awaitNone(TestIds.TRIM_DRAFTS);
  }

  @Test
  void on_production_that_is_asked_about() {
    FakeAgent agent = orders(Installation.Kind.PRODUCTION);
    keep(agent);
    awaitWords(TestIds.TRIM_DRAFTS, "≠ 1 draft");

    Bot.click(TestIds.TRIM_DRAFTS);
    Menus.choose("Deploy the Drafts of orders in test to Production…");

    Bot.click(TestIds.CONFIRM_CANCEL);
    Bot.await("the question gone", () -> !Bot.isThere(TestIds.CONFIRM_OK));
    assertTrue(deployments(agent).isEmpty());
    assertEquals("≠ 1 draft", words(TestIds.TRIM_DRAFTS));
  }

  @Test
  void a_draft_is_discarded_from_the_foot_after_asking() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    Draft draft = keep(agent);
    awaitWords(TestIds.TRIM_DRAFTS, "≠ 1 draft");

    Bot.click(TestIds.TRIM_DRAFTS);
    Menus.choose("src/createOrder.js  ·  orders in test", "Discard…");
    Bot.click(TestIds.CONFIRM_OK);

    awaitNone(TestIds.TRIM_DRAFTS);
    assertTrue(drafts.kept(draft.file()).isEmpty());
    assertTrue(deployments(agent).isEmpty());
  }

  @Test
  void a_draft_whose_connection_was_removed_can_still_be_discarded() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    keep(agent);
    connections.forget(agent.address());
    awaitWords(TestIds.TRIM_DRAFTS, "≠ 1 draft");

    Bot.click(TestIds.TRIM_DRAFTS);
    Menus.choose("src/createOrder.js  ·  orders in " + agent.address(), "Discard…");
    Bot.click(TestIds.CONFIRM_OK);

    awaitNone(TestIds.TRIM_DRAFTS);
  }

  @Test
  void failures_are_counted_until_somebody_looks_at_them_and_at_nothing_else() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    awaitNone(TestIds.TRIM_FAILURES);

    agent
        .installation()
        .add(FakeInstallation.deployment(ORDERS, 2, Deployment.State.FAILED, "No function.", 1));

    awaitWords(TestIds.TRIM_FAILURES, "1 failed");
    Bot.click(TestIds.TRIM_FAILURES);
    awaitNone(TestIds.TRIM_FAILURES);
    awaitActive(ConsoleIds.VIEW_DEPLOYMENTS);
    Bot.await("only the failure", () -> rows().size() == 1);
    assertTrue(rows().getFirst().startsWith("Failed|orders dep 2|"), rows().toString());
    Bot.command(ConsoleIds.COMMAND_FAILED_ONLY);
    Bot.await("all", () -> rows().size() == 2);
  }

  private static List<String> rows() {
    return Rows.rows(TestIds.DEPLOYMENTS_TABLE);
  }

  @Test
  void without_a_failure_the_list_of_failures_says_so_and_goes_back_to_all() {
    orders(Installation.Kind.TEST);
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_DEPLOYMENTS));
    Bot.command(ConsoleIds.COMMAND_FAILED_ONLY);
    Bot.await("the sentence", () -> Bot.isSaid("No deployment has failed."));

    Bot.click(TestIds.DEPLOYMENTS_ACT);

    Bot.await("the live one", () -> rows().size() == 1);
  }

  @Test
  void production_is_marked_while_the_part_in_front_is_about_it() {
    FakeAgent test = orders(Installation.Kind.TEST);
    FakeAgent plant = start(new FakeInstallation("plant-a", Installation.Kind.PRODUCTION));
    connections.connect(plant.connection());

    Rows.select(TestIds.EXPLORER_TREE, "explorer:installation/" + plant.address());
    awaitWords(TestIds.TRIM_PRODUCTION, "PRODUCTION");
    Bot.await("the title", () -> title().equals("plant-a [PRODUCTION] \u2013 Millrace"));

    Rows.select(TestIds.EXPLORER_TREE, "explorer:installation/" + test.address());
    awaitNone(TestIds.TRIM_PRODUCTION);
    assertEquals("Millrace", title());
    assertFalse(words(TestIds.TRIM_CONNECTIONS).isEmpty());
  }

  private static String title() {
    return Bot.ui(() -> Bot.window().getShell().getText());
  }
}
