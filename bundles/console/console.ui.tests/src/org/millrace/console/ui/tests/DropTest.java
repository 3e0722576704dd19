package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;

/** Real drags over the screen, out of another program. */
final class DropTest extends ConsoleTest {
  private static final int ATTEMPTS = 3;
  private static final int HOLDS = 150;

  @TempDir Path folder;
  private Process program;
  private Mouse mouse;

  @BeforeEach
  void takeMouse() {
    try {
      mouse = new Mouse();
    } catch (IllegalArgumentException missing) {
      assumeTrue("true".equals(System.getenv("CI")), "This machine has no libXtst.so.6.");
      throw missing;
    }
  }

  @AfterEach
  void letGo() {
    if (mouse != null) {
      mouse.close();
    }
  }

  @BeforeEach
  void makePackage() throws IOException {
    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
  }

  @AfterEach
  void stopProgram() {
    if (program != null) {
      program.destroy();
    }
  }

  @Test
  void a_folder_dropped_on_an_app_is_deployed_to_it() throws Exception {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);

    drag(
        List.of(folder), "explorer:app/" + agent.address() + "/orders", "Deploy to orders on test");

    Bot.await("a package at the agent", () -> !agent.orders().isEmpty());
    assertEquals(List.of("POST /api/v1/apps/orders/deployments"), agent.orders());
  }

  @Test
  void a_folder_dropped_on_an_installation_asks_for_the_new_apps_name() throws Exception {
    FakeAgent agent = connected(FakeInstallation.test());

    drag(List.of(folder), "explorer:installation/" + agent.address(), "New function app on test");

    Bot.await("the question", () -> question() != null);
    assertTrue(agent.orders().isEmpty());
  }

  @Test
  void several_things_at_once_are_refused() throws Exception {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);

    drag(
        List.of(folder, folder.resolve("host.json")),
        "explorer:app/" + agent.address() + "/orders",
        "Deploy to orders on test");

    Bot.find(Composite.class, TestIds.NOTIFICATION);
    assertTrue(agent.orders().isEmpty());
  }

  private static InputDialog question() {
    return Bot.ui(() -> {
      for (Shell shell : Display.getDefault().getShells()) {
        if (shell.getData() instanceof InputDialog dialog) {
          return dialog;
        }
      }
      return null;
    });
  }

  private void drag(List<Path> files, String row, String hint) throws IOException {
    startProgram(files);
    TreeItem target = Rows.row(TestIds.EXPLORER_TREE, row);
    Point place =
        Bot.ui(() -> {
          Rectangle bounds = target.getBounds();
          return target.getParent().toDisplay(bounds.x + 5, bounds.y + bounds.height / 2);
        });
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (carry(place, hint)) {
        mouse.release();
        return;
      }
      mouse.release();
    }
    throw new AssertionError("The drag never came to where it says: " + hint);
  }

  /** Whether the target says that it would take what is held over it. */
  private boolean carry(Point place, String hint) {
    mouse.moveTo(DragProgram.X, DragProgram.Y);
    mouse.press();
    // A drag begins after a few pixels; the target is told while the mouse moves over it.
    for (int step = 1; step <= 20; step++) {
      int x = DragProgram.X + (place.x - DragProgram.X) * step / 20;
      int y = DragProgram.Y + (place.y - DragProgram.Y) * step / 20;
      mouse.moveTo(x, y);
      Bot.pause();
    }
    for (int step = 0; step < HOLDS && !Bot.isSaid(hint); step++) {
      mouse.moveTo(place.x + step % 2, place.y);
      Bot.pause();
    }
    return Bot.isSaid(hint);
  }

  private void startProgram(List<Path> files) throws IOException {
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
    files.forEach(file -> command.add(file.toString()));
    program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = program.inputReader();
    assertEquals("ready", output.readLine());
  }

  private static String location(String bundle) {
    File file = FileLocator.getBundleFileLocation(Platform.getBundle(bundle)).orElseThrow();
    File classes = new File(file, "target/classes");
    return (classes.isDirectory() ? classes : file).getPath();
  }
}
