package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;
import org.millrace.management.Settings;

final class ConfigurationTest extends EditorTest {
  private static final String PUT = "PUT /api/v1/apps/orders/settings";
  private static final String GET = "GET /api/v1/apps/orders/settings";

  private FakeAgent opened(Installation.Kind kind) {
    FakeAgent agent = connected(Orders.in(kind));
    open(agent, ConsoleIds.COMMAND_SETTINGS_OPEN);
    awaitState(TestIds.SETTINGS, "ready");
    return agent;
  }

  private static String rows() {
    return Rows.rows(TestIds.SETTINGS_TABLE).toString();
  }

  private static String strip() {
    return said(TestIds.SETTINGS_STRIP);
  }

  private static boolean isDirty() {
    return Bot.ui(() -> editor().isDirty());
  }

  private static IEditorPart editor() {
    return Bot.window().getActivePage().getActiveEditor();
  }

  /** As Ctrl+S does; the command looks for the active window, which there is none here. */
  private static void save() {
    later(() -> Bot.window().getActivePage().saveEditor(editor(), false));
  }

  private static void add(String name, String value) {
    Bot.click(TestIds.SETTINGS_ADD);
    Bot.type(TestIds.SETTING_NAME, name);
    Bot.type(TestIds.SETTING_VALUE, value);
    Bot.click(TestIds.SETTING_OK);
  }

  private static void edit(String name, String value) {
    Rows.selectRow(TestIds.SETTINGS_TABLE, "settings:" + name);
    Bot.click(TestIds.SETTINGS_EDIT);
    Bot.type(TestIds.SETTING_VALUE, value);
    Bot.click(TestIds.SETTING_OK);
    awaitState(TestIds.SETTINGS, "edited");
  }

  @Test
  void edits_gather_and_are_saved_by_one_request() {
    FakeAgent agent = opened(Installation.Kind.TEST);

    add("RETRIES", "3");
    edit("ERP_URL", "http://new");
    Rows.selectRow(TestIds.SETTINGS_TABLE, "settings:ERP_PASSWORD");
    Bot.click(TestIds.SETTINGS_REMOVE);
    Bot.await("all marks", () -> rows().contains("− removed"));
    assertTrue(rows().contains("+ new|RETRIES") && rows().contains("~ changed|ERP_URL"), rows());
    assertEquals("Saving restarts orders without lost requests. Agents: 1.", strip());
    assertEquals(List.of(), agent.orders());
    save();

    Bot.await("saved", () -> !isDirty());
    assertEquals(
        new Settings(4, Map.of("RETRIES", "3", "ERP_URL", "http://new")),
        agent.secrets().settings());
    assertEquals(List.of(PUT), agent.orders());
    assertEquals("orders runs with version 4 of its settings.", strip());
  }

  @Test
  void values_are_hidden_until_they_are_asked_for_and_when_the_page_is_left() {
    opened(Installation.Kind.TEST);
    assertFalse(rows().contains("swordfish"), rows());
    Rows.selectRow(TestIds.SETTINGS_TABLE, "settings:ERP_PASSWORD");

    Bot.click(TestIds.SETTINGS_SHOW);
    Bot.await("the value", () -> rows().contains("ERP_PASSWORD|swordfish"));
    assertFalse(rows().contains("http://erp"), rows());
    showPage(3);
    showPage(2);

    Bot.await("hidden again", () -> !rows().contains("swordfish"));
  }

  private static void showPage(int index) {
    CTabFolder tabs = Bot.find(CTabFolder.class, TestIds.APP_PAGES);
    Bot.ui(() -> {
      tabs.setSelection(index);
      Event event = new Event();
      event.item = tabs.getItem(index);
      tabs.notifyListeners(SWT.Selection, event);
      return null;
    });
  }

  @Test
  void a_name_that_is_taken_is_said_and_cannot_be_added() {
    opened(Installation.Kind.TEST);

    Bot.click(TestIds.SETTINGS_ADD);
    Bot.type(TestIds.SETTING_NAME, "ERP_URL");

    Label problem = Bot.find(Label.class, TestIds.SETTING_PROBLEM);
    Button ok = Bot.find(Button.class, TestIds.SETTING_OK);
    assertEquals("orders has this setting already.", Bot.ui(problem::getText));
    assertFalse(Bot.ui(ok::isEnabled));
  }

  @Test
  void what_others_changed_elsewhere_is_merged() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    add("RETRIES", "3");
    awaitState(TestIds.SETTINGS, "edited");

    agent.secrets().change("orders", Map.of("ERP_URL", "http://theirs"));
    Bot.await("their change", () -> !rows().contains("ERP_PASSWORD"));
    save();

    Bot.await("saved", () -> !isDirty());
    assertEquals(
        Map.of("ERP_URL", "http://theirs", "RETRIES", "3"), agent.secrets().settings().values());
  }

  @Test
  void the_same_setting_changed_by_two_is_asked_about() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    edit("ERP_URL", "http://mine");

    agent.secrets().change("orders", Map.of("ERP_URL", "http://theirs"));
    Bot.await("a warning", () -> strip().contains("Others have changed ERP_URL"));
    save();
    Bot.click(TestIds.SETTINGS_CONFLICT_CANCEL);
    Bot.await("no question any more", () -> !Bot.isThere(TestIds.SETTINGS_CONFLICT_CANCEL));
    assertTrue(isDirty());
    save();
    Button mine = Bot.find(Button.class, TestIds.mine("ERP_URL"));
    Bot.ui(() -> {
      mine.setSelection(true);
      return null;
    });
    Bot.click(mine);
    Button save = Bot.find(Button.class, TestIds.SETTINGS_CONFLICT_SAVE);
    Bot.await("Save enabled", () -> Bot.ui(save::isEnabled));
    Bot.click(save);

    Bot.await("saved", () -> !isDirty());
    assertEquals(Map.of("ERP_URL", "http://mine"), agent.secrets().settings().values());
  }

  @Test
  void an_app_that_cannot_start_with_them_is_said_and_the_edits_stay() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    edit("ERP_URL", "nonsense");
    agent.refuse(PUT, 422, "orders could not start that way.");

    save();

    Bot.await("the sentence", () -> strip().equals("orders could not start that way."));
    assertTrue(isDirty());
  }

  @Test
  void settings_that_cannot_be_read_are_said_and_asked_for_again() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    agent.refuse(GET, 403, "You are reader only.");
    open(agent, ConsoleIds.COMMAND_SETTINGS_OPEN);
    awaitState(TestIds.SETTINGS, "failed");
    assertTrue(Bot.isSaid("You are reader only."));

    agent.allow(GET);
    Bot.click(TestIds.SETTINGS_ACT);

    awaitState(TestIds.SETTINGS, "ready");
  }

  @Test
  void an_app_without_settings_offers_to_add_one() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    agent.secrets().change("orders", Map.of());
    open(agent, ConsoleIds.COMMAND_SETTINGS_OPEN);
    awaitState(TestIds.SETTINGS, "empty");

    Bot.click(TestIds.SETTINGS_ACT);

    Bot.find(Button.class, TestIds.SETTING_OK);
  }

  @Test
  void production_is_asked_about_before_it_is_restarted() {
    FakeAgent agent = opened(Installation.Kind.PRODUCTION);
    edit("ERP_URL", "http://new");

    save();
    Bot.click(TestIds.CONFIRM_CANCEL);

    Bot.await("no question any more", () -> !Bot.isThere(TestIds.CONFIRM_CANCEL));
    assertEquals(List.of(), agent.orders());
    assertTrue(isDirty());
  }

  @Test
  void closing_asks_once_saves_and_then_closes() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    edit("ERP_URL", "http://new");

    close();
    Bot.click(button("Close", "Save"));

    Bot.await("no editor", () -> Bot.ui(() -> editor() == null));
    assertEquals("http://new", agent.secrets().settings().values().get("ERP_URL"));
  }

  @Test
  void closing_can_discard_what_is_edited() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    edit("ERP_URL", "http://new");

    close();
    Bot.click(button("Close", "Discard"));

    Bot.await("no editor", () -> Bot.ui(() -> editor() == null));
    assertEquals(List.of(), agent.orders());
  }

  private static void close() {
    later(() -> Bot.window().getActivePage().closeEditor(editor(), true));
  }

  /** What may open a dialog, which runs until it is closed. */
  private static void later(Runnable act) {
    Display.getDefault().asyncExec(act);
  }

  @Test
  void settings_that_changed_and_cannot_be_read_again_are_said_until_they_are() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    agent.refuse(GET, 500, "The disk is broken.");
    agent.installation().touch("settings", "orders");
    Bot.await("the failure", () -> strip().equals("The disk is broken."));

    agent.allow(GET);
    agent.installation().touch("settings", "orders");

    Bot.await("peace", () -> !Bot.isThere(TestIds.SETTINGS_STRIP));
  }
}
