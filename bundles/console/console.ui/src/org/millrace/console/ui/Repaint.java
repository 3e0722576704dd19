package org.millrace.console.ui;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * Draws what other threads have changed: soon after they ask, once for all that asked meanwhile,
 * not at all after the control is gone.
 */
public final class Repaint {
  /** Long enough to gather a burst, short enough to look like at once. */
  private static final int GATHER_MILLIS = 100;

  private final Control control;
  private final Display display;
  private final Runnable draw;
  private final AtomicBoolean isUnderWay = new AtomicBoolean();

  /**
   * @param draw runs in the UI thread
   */
  public Repaint(Control control, Runnable draw) {
    this.control = control;
    this.display = control.getDisplay();
    this.draw = draw;
  }

  /** May be called on every thread; comes back at once. */
  public void request() {
    if (isUnderWay.compareAndSet(false, true) && !display.isDisposed()) {
      display.asyncExec(() -> display.timerExec(GATHER_MILLIS, this::run));
    }
  }

  private void run() {
    isUnderWay.set(false);
    if (!control.isDisposed()) {
      draw.run();
    }
  }
}
