package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.management.Installation;

/** What Monaco takes of the machine. */
final class MonacoPagesTest extends CodeTest {
  private static final int ROUNDS = 20;

  /** The engine keeps the first process it had, whatever becomes of its page. */
  private static final int KEPT = 1;

  @Override
  Preferences.CodeEditor codeEditor() {
    return Preferences.CodeEditor.AUTOMATIC;
  }

  @Test
  void of_many_open_files_only_the_last_ones_have_a_page() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    for (int i = 0; i < 8; i++) {
      agent.packages().with("orders", "src/file" + i + ".js", "let file" + i + ";\n");
    }
    for (int i = 0; i < 8; i++) {
      open(agent, i);
    }
    Engines.awaitPages(6 + KEPT);

    Bot.ui(() -> {
      IWorkbenchPage page = Bot.window().getActivePage();
      page.activate(page.getEditorReferences()[0].getEditor(true));
      return null;
    });

    OpenPage.await();
    assertEquals("let file0;\n", OpenPage.text());
    Engines.awaitPages(6 + KEPT);
  }

  private static void open(FakeAgent agent, int number) {
    String app = agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:files/app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:file/" + app + "/src");
    Rows.select(TestIds.EXPLORER_TREE, "explorer:file/" + app + "/src/file" + number + ".js");
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitName("file" + number + ".js");
    OpenFile.awaitState("ready");
  }

  /** Whatever is under way in them when they are closed. */
  @Test
  void what_was_opened_leaves_nothing_behind_when_it_is_closed() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.packages().with("orders", "src/file0.js", "let file0;\n");
    open(agent, 0);
    OpenPage.await();
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    int pages = Engines.pages().size();
    int widgets = widgets();
    long servers = servers();

    for (int round = 0; round < ROUNDS; round++) {
      open(agent, 0);
      if (round % 5 == 0) {
        OpenPage.await();
      }
      Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    }

    Engines.awaitPages(pages);
    Bot.await("no widget", () -> widgets() <= widgets);
    Bot.await("no server", () -> servers() <= servers);
  }

  private static int widgets() {
    return Bot.ui(() -> {
      int found = 0;
      for (Shell shell : Display.getDefault().getShells()) {
        found += count(shell);
      }
      return found;
    });
  }

  private static int count(Composite parent) {
    int found = 1;
    for (Control child : parent.getChildren()) {
      found += child instanceof Composite inner ? count(inner) : 1;
    }
    return found;
  }

  /** Each has a thread of that name. */
  private static long servers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("HTTP-Dispatcher"))
        .count();
  }
}
