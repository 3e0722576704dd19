package org.millrace.console.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

/** The question for the name of a new app. */
final class NameQuestion {
  private static final String TITLE = "New Function App";

  private NameQuestion() {}

  /** Waits for it. */
  static void await() {
    Bot.await("the question", () -> Bot.ui(() -> ConsoleTest.lookFor(TITLE) != null));
  }

  /** What it proposes. */
  static String proposed() {
    await();
    return Bot.ui(() -> field(ConsoleTest.lookFor(TITLE)).getText());
  }

  static void answer(String name) {
    await();
    Bot.ui(() -> {
      field(ConsoleTest.lookFor(TITLE)).setText(name);
      return null;
    });
    Bot.click(ConsoleTest.button(TITLE, "OK"));
  }

  private static Text field(Composite parent) {
    for (Control child : parent.getChildren()) {
      if (child instanceof Text text && (text.getStyle() & SWT.READ_ONLY) == 0) {
        return text;
      }
      Text within = child instanceof Composite inner ? field(inner) : null;
      if (within != null) {
        return within;
      }
    }
    return null;
  }
}
