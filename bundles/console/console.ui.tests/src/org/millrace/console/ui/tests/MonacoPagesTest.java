package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;
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
      openSource(agent, "file" + i + ".js");
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

  /** Whatever is under way in them when they are closed. */
  @Test
  void what_was_opened_leaves_nothing_behind_when_it_is_closed() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.packages().with("orders", "src/file0.js", "let file0;\n");
    openSource(agent, "file0.js");
    OpenPage.await();
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    int pages = Engines.pages().size();
    int widgets = Widgets.count();
    long servers = servers();

    for (int round = 0; round < ROUNDS; round++) {
      openSource(agent, "file0.js");
      if (round % 5 == 0) {
        OpenPage.await();
      }
      Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    }

    Engines.awaitPages(pages);
    Bot.await("no widget", () -> Widgets.count() <= widgets);
    Bot.await("no server", () -> servers() <= servers);
  }

  /** Each has a thread of that name. */
  private static long servers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("HTTP-Dispatcher"))
        .count();
  }
}
