package org.millrace.console.ui.tests;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/** The screen's own keyboard: what is typed goes where the focus is. */
final class Keyboard implements AutoCloseable {
  private static final int REVERT_TO_PARENT = 2;
  private static final long TAB = 0xff09;
  private static final long SHIFT = 0xffe1;
  private static final long CONTROL = 0xffe3;

  private final Arena arena = Arena.ofShared();
  private final SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
  private final MethodHandle code;
  private final MethodHandle press;
  private final MethodHandle sync;
  private final MemorySegment screen;

  /**
   * @throws IllegalArgumentException if this machine has no libXtst
   */
  Keyboard() {
    SymbolLookup test = SymbolLookup.libraryLookup(Mouse.XTEST, arena);
    code = Mouse.function(x11, "XKeysymToKeycode", JAVA_INT, ADDRESS, JAVA_LONG);
    press =
        Mouse.function(test, "XTestFakeKeyEvent", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG);
    sync = Mouse.function(x11, "XSync", JAVA_INT, ADDRESS, JAVA_INT);
    MethodHandle open = Mouse.function(x11, "XOpenDisplay", ADDRESS, ADDRESS);
    screen = (MemorySegment) Mouse.call(open, MemorySegment.NULL);
  }

  /** Gives the window the keys, as a window manager would. */
  void aim(Shell shell) {
    SymbolLookup gtk = SymbolLookup.libraryLookup("libgtk-3.so.0", arena);
    SymbolLookup gdk = SymbolLookup.libraryLookup("libgdk-3.so.0", arena);
    MethodHandle window = Mouse.function(gtk, "gtk_widget_get_window", ADDRESS, ADDRESS);
    MethodHandle id = Mouse.function(gdk, "gdk_x11_window_get_xid", JAVA_LONG, ADDRESS);
    Object xid =
        Bot.ui(() -> {
          shell.forceActive();
          return Mouse.call(id, Mouse.call(window, MemorySegment.ofAddress(shell.handle)));
        });
    MethodHandle focus =
        Mouse.function(x11, "XSetInputFocus", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_LONG);
    Mouse.call(focus, screen, xid, REVERT_TO_PARENT, 0L);
    Mouse.call(sync, screen, 0);
  }

  /** Small letters, digits, blanks and tabs. */
  void type(String text) {
    text.chars().forEach(c -> stroke(0, (char) c));
  }

  /** A key with modifiers. */
  void stroke(int modifiers, char letter) {
    hold(modifiers, true);
    long key = letter == '\t' ? TAB : letter;
    key(key, true);
    key(key, false);
    hold(modifiers, false);
    Mouse.call(sync, screen, 0);
  }

  private void hold(int modifiers, boolean isDown) {
    if ((modifiers & SWT.CTRL) != 0) {
      key(CONTROL, isDown);
    }
    if ((modifiers & SWT.SHIFT) != 0) {
      key(SHIFT, isDown);
    }
  }

  private void key(long symbol, boolean isDown) {
    // The server counts keys in a byte, and the rest of what comes back is not set.
    int key = (int) Mouse.call(code, screen, symbol) & 0xff;
    Mouse.call(press, screen, key, isDown ? 1 : 0, 0L);
  }

  @Override
  public void close() {
    Mouse.call(Mouse.function(x11, "XCloseDisplay", JAVA_INT, ADDRESS), screen);
    arena.close();
  }
}
