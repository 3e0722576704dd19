package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.millrace.console.ui.TestIds;

/** A drag of files, or of a text, over the screen, out of another program. */
final class FileDrag implements AutoCloseable, AfterEachCallback {
  private static final int ATTEMPTS = 3;
  private static final int HOLDS = 150;

  private final Mouse mouse = new Mouse();
  private Process program;
  private BufferedReader said;

  private FileDrag() {}

  /** A person's machine may lack what moves the mouse; then there is no test. */
  static FileDrag ready() {
    try {
      return new FileDrag();
    } catch (IllegalArgumentException missing) {
      assumeTrue("true".equals(System.getenv("CI")), "This machine has no libXtst.so.6.");
      throw missing;
    }
  }

  /**
   * Drags files onto a row of the Explorer and lets go there.
   *
   * @param hint what the foot of the window says while they are held over it
   */
  void dropOn(List<Path> files, String row, String hint) throws IOException {
    begin(files);
    dropOn(row, hint);
  }

  /** The same with what was begun. */
  void dropOn(String row, String hint) {
    TreeItem target = Rows.row(TestIds.EXPLORER_TREE, row);
    Point place =
        Bot.ui(() -> {
          target.getParent().showItem(target);
          Rectangle bounds = target.getBounds();
          return target.getParent().toDisplay(bounds.x + 5, bounds.y + bounds.height / 2);
        });
    drop(place, hint, () -> Bot.isSaid(hint));
  }

  /** Starts the other program. */
  void begin(List<Path> files) throws IOException {
    start(files.stream().map(Path::toString).toList());
  }

  /** The same, with a text to be dragged. */
  void beginText(String text) throws IOException {
    start(List.of(DragProgram.TEXT, text));
  }

  private void start(List<String> held) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            location("org.eclipse.swt.gtk.linux.x86_64"),
            location("org.millrace.console.ui.tests")));
    command.add(DragProgram.class.getName());
    command.addAll(held);
    program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    said = program.inputReader();
    assertEquals("ready", said.readLine());
  }

  private static String location(String bundle) {
    File file = FileLocator.getBundleFileLocation(Platform.getBundle(bundle)).orElseThrow();
    File classes = new File(file, "target/classes");
    return (classes.isDirectory() ? classes : file).getPath();
  }

  /**
   * Drags the files to a place and lets go there.
   *
   * @param isNoticed whether what is there has seen what is held over it
   */
  void drop(Point place, String notice, BooleanSupplier isNoticed) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      boolean hasCome = carry(place, isNoticed);
      mouse.release();
      if (hasCome) {
        return;
      }
    }
    throw new AssertionError("The drag never came to where it is noticed: " + notice);
  }

  private boolean carry(Point place, BooleanSupplier isNoticed) {
    mouse.moveTo(DragProgram.X, DragProgram.Y);
    mouse.press();
    // A drag begins after a few pixels; the target is told while the mouse moves over it.
    for (int step = 1; step <= 20; step++) {
      int x = DragProgram.X + (place.x - DragProgram.X) * step / 20;
      int y = DragProgram.Y + (place.y - DragProgram.Y) * step / 20;
      mouse.moveTo(x, y);
      Bot.pause();
    }
    for (int step = 0; step < HOLDS && !isNoticed.getAsBoolean(); step++) {
      mouse.moveTo(place.x + step % 2, place.y);
      Bot.pause();
    }
    return isNoticed.getAsBoolean();
  }

  /** Until the other program knows what has become of it. */
  void awaitEnd() throws IOException {
    assertEquals("ended", said.readLine());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    mouse.close();
    if (program != null) {
      program.destroy();
    }
  }
}
