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
    put(display, text).dispose();
  }

  /** Copies a secret; it is taken out again after the time if it is still there. */
  public static void copy(Display display, String secret, Duration time) {
    // Only the one that put it there can take it out.
    Clipboard owner = put(display, secret);
    display.timerExec((int) time.toMillis(), () -> clear(owner, secret));
  }

  private static Clipboard put(Display display, String text) {
    Clipboard clipboard = new Clipboard(display);
    clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    return clipboard;
  }

  private static void clear(Clipboard owner, String secret) {
    if (secret.equals(owner.getContents(TextTransfer.getInstance()))) {
      owner.clearContents();
    }
    owner.dispose();
  }
}
