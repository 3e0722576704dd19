package org.millrace.console.ui;

import java.time.Duration;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Puts texts into the clipboard; a secret does not stay there for the next paste of tomorrow. */
public final class SecretClipboard {
  /** Long enough to change to another window and paste it. */
  public static final Duration USUAL_TIME = Duration.ofSeconds(60);

  private SecretClipboard() {}

  /** Copies what everybody may see. */
  public static void copyPlain(Display display, String text) {
    Clipboard clipboard = new Clipboard(display);
    clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
  }

  /** Copies a secret; it is taken out again after the time if it is still there. */
  public static void copy(Display display, String secret, Duration time) {
    copyPlain(display, secret);
    display.timerExec((int) time.toMillis(), () -> clear(display, secret));
  }

  private static void clear(Display display, String secret) {
    Clipboard clipboard = new Clipboard(display);
    if (secret.equals(clipboard.getContents(TextTransfer.getInstance()))) {
      clipboard.clearContents();
    }
    clipboard.dispose();
  }
}
