package org.millrace.console.ui.preferences;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.millrace.console.ui.ConsoleColors;

/**
 * Takes away what the dark theme leaves behind when the light one comes: it gives colours to
 * controls that the light one says nothing about, and they would keep them.
 */
final class DarkRemains {
  private static final boolean IS_LINUX = "gtk".equals(SWT.getPlatform());
  private static final int BRIGHT = 160;
  private static final int DIM = 96;

  private final IThemeEngine engine;

  DarkRemains(IThemeEngine engine) {
    this.engine = engine;
  }

  /** Then every control has plain colours, or those of the light theme. */
  void remove(Display display) {
    for (Shell shell : display.getShells()) {
      clean(shell);
      engine.applyStyles(shell, true);
    }
  }

  private static void clean(Control control) {
    if (IS_LINUX && control instanceof Button) {
      // It has no colours, as linux.css wants it, and says it had those of the desktop before.
      return;
    }
    // Not null for the usual ones: the desktop's are still those of its dark theme.
    if (brightness(control.getForeground()) > BRIGHT) {
      control.setForeground(ConsoleColors.TEXT.color());
    }
    if (brightness(control.getBackground()) < DIM) {
      control.setBackground(
          control instanceof Shell
              ? ConsoleColors.GROUND.color()
              : control.getParent().getBackground());
    }
    if (control instanceof Composite composite) {
      for (Control child : composite.getChildren()) {
        clean(child);
      }
    }
  }

  private static int brightness(Color color) {
    return (color.getRed() * 3 + color.getGreen() * 6 + color.getBlue()) / 10;
  }
}
