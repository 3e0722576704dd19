package org.millrace.console.ui.code;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** The text on the clipboard. */
final class Clip {
  private Clip() {}

  static void put(Display display, String text) {
    Clipboard clipboard = new Clipboard(display);
    try {
      clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    } finally {
      clipboard.dispose();
    }
  }

  /** Empty when there is none. */
  static String get(Display display) {
    Clipboard clipboard = new Clipboard(display);
    try {
      return clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? text : "";
    } finally {
      clipboard.dispose();
    }
  }
}
