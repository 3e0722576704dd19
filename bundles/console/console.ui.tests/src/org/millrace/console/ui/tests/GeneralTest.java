package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Installation;

/** The General page of the app editor. */
final class GeneralTest extends EditorTest {
  private static final String COPY = "org.eclipse.ui.edit.copy";

  static void open(FakeAgent agent) {
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    CTabFolder pages = Bot.find(CTabFolder.class, TestIds.APP_PAGES);
    Bot.ui(() -> {
      pages.setSelection(pages.getItemCount() - 1);
      Event event = new Event();
      event.item = pages.getSelection();
      pages.notifyListeners(SWT.Selection, event);
      return null;
    });
  }

  private static List<String> facts() {
    return Rows.rows(TestIds.APP_GENERAL_TABLE);
  }

  @Test
  void what_others_ask_for_is_there_to_be_copied() {
    FakeInstallation installation = Orders.live(Installation.Kind.PRODUCTION);
    FakeAgent agent = connected(installation);

    open(agent);

    Bot.await("facts", () -> facts().contains("Live deployment|dep 1"));
    assertTrue(facts().contains("URL|http://127.0.0.1:7071/functions/orders"));
    assertTrue(facts().contains("Kind of installation|Production"));
    assertTrue(facts().contains("Agent that answers|" + agent.address()));
    assertTrue(facts().contains("SHA-256 of the package|" + "0".repeat(64)));
    Rows.selectRow(TestIds.APP_GENERAL_TABLE, "fact:User for publishing");
    Bot.command(COPY);
    Bot.await("the copy", () -> Bot.clipboard().equals("$orders"));
  }

  @Test
  void without_a_selection_all_are_copied() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    open(agent);
    Bot.await("facts", () -> facts().contains("Name|orders"));

    Bot.click(TestIds.APP_GENERAL_COPY);

    Bot.await("the copy", () -> Bot.clipboard().startsWith("Name\torders"));
    assertEquals(facts().size(), Bot.clipboard().lines().count());
  }

  @Test
  void what_is_not_known_is_left_out() {
    FakeInstallation installation = FakeInstallation.test();
    installation.create(Orders.NAME);

    open(connected(installation));

    Bot.await("facts", () -> facts().contains("State|Nothing deployed yet"));
    assertTrue(facts().stream().noneMatch(fact -> fact.startsWith("Stack|")), facts()::toString);
    assertTrue(facts().stream().noneMatch(fact -> fact.startsWith("Revision|")), facts()::toString);
  }

  @Test
  void it_follows_the_app() {
    FakeInstallation installation = Orders.in(Installation.Kind.TEST);
    FakeAgent agent = connected(installation);
    open(agent);
    Bot.await("facts", () -> facts().contains("State|Running · dep 1"));

    installation.setState(Orders.NAME, App.State.STOPPED);

    Bot.await("the stop", () -> facts().contains("State|Stopped · dep 1"));
  }
}
