package org.millrace.console.ui.code;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Event;

/**
 * Tells whose the second key of a chord was: the workbench sees it before the page does, and the
 * browser's own listeners do not see what the workbench has taken.
 */
final class Strokes {
  private boolean isPassed;

  Strokes(Browser browser) {
    browser.addListener(SWT.KeyDown, this::passed);
  }

  private void passed(Event event) {
    boolean isModifier = (event.keyCode & SWT.MODIFIER_MASK) != 0;
    isPassed |= !isModifier;
  }

  /** The first key of a chord was typed. */
  void begin() {
    isPassed = false;
  }

  /** Whether the workbench has taken the key that followed. */
  boolean isTaken() {
    return !isPassed;
  }
}
