package org.millrace.console.ui.tests;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The screen's own mouse, moved by X11's test extension: its events reach every program, which
 * those of {@code Display.post} do not.
 */
final class Mouse implements AutoCloseable {
  static final String XTEST = "libXtst.so.6";

  private final Arena arena = Arena.ofConfined();
  private final MethodHandle move;
  private final MethodHandle press;
  private final MethodHandle flush;
  private final MethodHandle close;
  private final MemorySegment screen;

  /**
   * @throws IllegalArgumentException if this machine has no libXtst
   */
  Mouse() {
    SymbolLookup test = SymbolLookup.libraryLookup(XTEST, arena);
    SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
    MethodHandle open = function(x11, "XOpenDisplay", ADDRESS, ADDRESS);
    flush = function(x11, "XFlush", JAVA_INT, ADDRESS);
    close = function(x11, "XCloseDisplay", JAVA_INT, ADDRESS);
    move =
        function(
            test,
            "XTestFakeMotionEvent",
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_LONG);
    press =
        function(test, "XTestFakeButtonEvent", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG);
    screen = (MemorySegment) call(open, MemorySegment.NULL);
  }

  static MethodHandle function(
      SymbolLookup library, String name, MemoryLayout answer, MemoryLayout... arguments) {
    FunctionDescriptor shape = FunctionDescriptor.of(answer, arguments);
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), shape);
  }

  void moveTo(int x, int y) {
    call(move, screen, -1, x, y, 0L);
    call(flush, screen);
  }

  void press() {
    button(1);
  }

  void release() {
    button(0);
  }

  private void button(int isDown) {
    call(press, screen, 1, isDown, 0L);
    call(flush, screen);
  }

  @Override
  public void close() {
    call(close, screen);
    arena.close();
  }

  static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
