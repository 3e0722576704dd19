package org.millrace.console.ui.tests;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;

/** A test of the app editor: ends without editors, whatever is unsaved. */
abstract class EditorTest extends ConsoleTest {
  @AfterEach
  final void closeEditors() {
    Bot.closeDialogs();
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
  }

  /** Runs a command on the app orders. */
  static void open(FakeAgent agent, String command) {
    Orders.select(agent);
    Bot.command(command);
  }

  /** Opens the page of a part of orders, as the Explorer does. */
  static void openPart(FakeAgent agent, String part) {
    String app = "app/" + agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:" + app);
    Rows.select(TestIds.EXPLORER_TREE, "explorer:" + part + "/" + app);
    Bot.command(ConsoleIds.COMMAND_APP_OPEN);
  }

  static void awaitState(String id, String state) {
    Control part = Bot.find(Control.class, id);
    Bot.await(
        id + " in the state " + state,
        () -> state.equals(Bot.ui(() -> part.getData(TestIds.STATE))));
  }

  /** The sentence of a strip. */
  static String said(String stripId) {
    Composite strip = Bot.find(Composite.class, stripId);
    return Bot.ui(() -> ((Label) strip.getChildren()[0]).getText());
  }
}
