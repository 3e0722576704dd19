package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.management.Installation;

/** What files leave behind that were opened in the plain editor and closed. */
final class ManyEditorsTest extends CodeTest {
  private static final int ROUNDS = 20;
  private static final int AT_ONCE = 10;
  private static final String IMAGE = "org.eclipse.swt.graphics.Image";
  private static final String EDITOR = "org.millrace.console.ui.editor.FileEditor";

  private final List<Error> lost = new ArrayList<>();

  @AfterEach
  void letGo() {
    Bot.ui(() -> {
      Resource.setNonDisposeHandler(null);
      return null;
    });
  }

  @Test
  void two_hundred_editors_leave_no_widget_image_process_or_memory() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    for (int i = 0; i < AT_ONCE; i++) {
      agent.packages().with("orders", "src/file" + i + ".js", "let file = " + i + ";\n");
    }
    // What is made once and kept is there afterwards.
    openAndClose(agent);
    openAndClose(agent);
    int widgets = Widgets.count();
    long processes = processes();
    HeapCounts before = HeapCounts.now();
    Resource.setNonDisposeHandler(lost::add);

    for (int round = 0; round < ROUNDS; round++) {
      openAndClose(agent);
    }

    Bot.await("no widget", () -> Widgets.count() <= widgets);
    assertTrue(processes() <= processes);
    Bot.awaitLong("no editor", () -> HeapCounts.now().of(EDITOR) <= before.of(EDITOR));
    HeapCounts after = HeapCounts.now();
    assertTrue(after.of(IMAGE) <= before.of(IMAGE), "images: " + after.of(IMAGE));
    assertTrue(lost.isEmpty(), () -> "not disposed: " + lost.getFirst());
    assertTrue(after.bytes() < before.bytes() * 1.1, before.bytes() + " to " + after.bytes());
  }

  private static void openAndClose(FakeAgent agent) {
    for (int i = 0; i < AT_ONCE; i++) {
      openSource(agent, "file" + i + ".js");
    }
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
  }

  private static long processes() {
    return ProcessHandle.current().descendants().count();
  }
}
