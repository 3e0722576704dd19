package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.management.Installation;

final class AppEditorTest extends EditorTest {
  private static final String ORDERS = "/api/v1/apps/orders";

  private static boolean isEnabled(String id) {
    Button button = Bot.find(Button.class, id);
    return Bot.ui(button::isEnabled);
  }

  private static String state() {
    Label label = Bot.find(Label.class, TestIds.APP_STATE);
    return Bot.ui(label::getText);
  }

  private static String problems() {
    Text text = Bot.find(Text.class, TestIds.APP_PROBLEMS);
    return Bot.ui(text::getText);
  }

  @Test
  void an_app_that_is_opened_shows_where_it_is_and_how_it_is() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));

    open(agent, ConsoleIds.COMMAND_APP_OPEN);

    awaitState(TestIds.APP, "ready");
    assertEquals("http://127.0.0.1:7071/functions/orders", Bot.text(TestIds.APP_URL));
    assertEquals("Running · dep 1", state());
    assertEquals("None", problems());
  }

  @Test
  void what_is_not_well_is_said_in_words() {
    FakeInstallation installation = FakeInstallation.test();
    Function report =
        new Function(
            "report", "blobTrigger", "in", List.of(), "", true, "r.js", "pdfkit is missing");
    installation.add("orders", App.State.NOWHERE, "it needs python 3.12.", report);

    open(connected(installation), ConsoleIds.COMMAND_APP_OPEN);

    awaitState(TestIds.APP, "ready");
    assertEquals(
        "orders runs nowhere: it needs python 3.12.\n"
            + "Function report is not loaded: pdfkit is missing",
        problems());
  }

  @Test
  void the_head_stops_and_starts_the_app() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    awaitState(TestIds.APP, "ready");

    Bot.click(TestIds.APP_START_STOP);
    Bot.await("the stop", () -> state().startsWith("Stopped"));
    assertFalse(isEnabled(TestIds.APP_RESTART));
    Bot.click(TestIds.APP_START_STOP);
    Bot.await("the start", () -> state().startsWith("Running"));
    Bot.click(TestIds.APP_RESTART);

    List<String> expected =
        List.of(
            "POST " + ORDERS + "/stop", "POST " + ORDERS + "/start", "POST " + ORDERS + "/restart");
    Bot.await("all orders", () -> agent.orders().equals(expected));
  }

  @Test
  void in_production_stopping_is_asked_about_and_cancel_changes_nothing() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.PRODUCTION));
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    awaitState(TestIds.APP, "ready");

    Bot.click(TestIds.APP_START_STOP);
    Bot.click(TestIds.CONFIRM_CANCEL);

    Bot.await("no question any more", () -> !Bot.isThere(TestIds.CONFIRM_CANCEL));
    assertEquals(List.of(), agent.orders());
  }

  @Test
  void a_lost_agent_leaves_the_facts_and_takes_the_verbs() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    awaitState(TestIds.APP, "ready");

    agent.die();

    awaitState(TestIds.APP, "offline");
    assertFalse(isEnabled(TestIds.APP_START_STOP));
    assertTrue(Bot.isThere(TestIds.APP_STRIP));
    assertEquals("http://127.0.0.1:7071/functions/orders", Bot.text(TestIds.APP_URL));
  }

  @Test
  void an_app_that_is_deleted_elsewhere_says_so_and_can_be_closed() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    awaitState(TestIds.APP, "ready");

    agent.installation().delete(Orders.NAME);

    awaitState(TestIds.APP, "empty");
    assertTrue(Bot.isSaid("orders is not in test any more."));
    Bot.click(TestIds.APP_ACT);
    Bot.await("no editor", () -> editors() == 0);
  }

  private static int editors() {
    return Bot.ui(() -> {
      IWorkbenchPage page = Bot.window().getActivePage();
      IEditorReference[] open = page.getEditorReferences();
      return open.length;
    });
  }

  @Test
  void an_app_opened_twice_has_one_editor() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    awaitState(TestIds.APP, "ready");

    open(agent, ConsoleIds.COMMAND_KEYS_OPEN);

    awaitState(TestIds.KEYS, "ready");
    assertEquals(1, editors());
  }

  @Test
  void a_function_is_switched_off_and_on() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    openPart(agent, "functions");
    Rows.selectRow(TestIds.APP_FUNCTIONS_TABLE, functionRow(agent, "createOrder"));

    Bot.click(TestIds.APP_FUNCTIONS_TOGGLE);
    Bot.await("disabled", () -> functions().contains("createOrder|Disabled"));
    Bot.click(TestIds.APP_FUNCTIONS_TOGGLE);
    Bot.await("enabled", () -> functions().contains("createOrder|Enabled"));

    assertEquals(
        List.of(
            "POST " + ORDERS + "/functions/createOrder/disable",
            "POST " + ORDERS + "/functions/createOrder/enable"),
        agent.orders());
  }

  @Test
  void a_function_that_cannot_be_switched_off_is_told_in_the_agents_words() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    agent.refuse("POST " + ORDERS + "/functions/createOrder/disable", 409, "bob is deploying.");
    openPart(agent, "functions");
    Rows.selectRow(TestIds.APP_FUNCTIONS_TABLE, functionRow(agent, "createOrder"));

    Bot.click(TestIds.APP_FUNCTIONS_TOGGLE);

    Bot.await("the refusal", () -> Bot.isSaid("bob is deploying."));
    assertTrue(functions().contains("createOrder|Enabled"));
  }

  private static String functions() {
    return Rows.rows(TestIds.APP_FUNCTIONS_TABLE).toString();
  }

  private static String functionRow(FakeAgent agent, String name) {
    return "app:function/" + agent.address() + "/orders/" + name;
  }

  @Test
  void an_app_is_deleted_after_its_name_was_typed_and_it_was_said_what_will_be_gone() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    Orders.select(agent);

    Bot.command(ConsoleIds.COMMAND_APP_DELETE);
    Button delete = Bot.find(Button.class, TestIds.CONFIRM_OK);
    assertTrue(
        Bot.isSaid(
            "Delete orders from test with all that is in it (functions: 2, settings: 2, keys: 3,"
                + " packages: 0) and its records? This cannot be undone."));
    assertFalse(Bot.ui(delete::isEnabled));
    Bot.type(TestIds.CONFIRM_NAME, "orders");
    Bot.click(delete);

    Bot.await("the deletion", () -> agent.orders().equals(List.of("DELETE " + ORDERS)));
  }

  @Test
  void a_new_function_is_asked_for_from_the_page() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    openPart(agent, "functions");
    Rows.selectRow(TestIds.APP_FUNCTIONS_TABLE, functionRow(agent, "createOrder"));

    Bot.click(TestIds.APP_FUNCTIONS_NEW);

    Bot.await("the wizard", ConsoleTest::isWizardOpen);
  }
}
