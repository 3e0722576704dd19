package org.millrace.console.ui.tests;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Everything that the windows hold. */
final class Widgets {
  private Widgets() {}

  static int count() {
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
}
