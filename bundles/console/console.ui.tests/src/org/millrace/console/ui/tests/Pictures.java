package org.millrace.console.ui.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Pictures of the screen as PNG files: for the guide, and of the moment a test failed. */
final class Pictures implements TestExecutionExceptionHandler {
  private static final Path FOLDER =
      Path.of(System.getProperty("org.millrace.test.pictures", "target/pictures"));

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    take("failed/" + context.getRequiredTestMethod().getName());
    throw failure;
  }

  /** Until the console has drawn what is waiting to be drawn and faded in what fades in. */
  static void settle() {
    for (int i = 0; i < 20; i++) {
      Bot.ui(() -> {
        Display display = Display.getDefault();
        while (display.readAndDispatch()) {
          display.update();
        }
        return null;
      });
      Bot.pause();
    }
  }

  /** Writes what the screen shows now. */
  static void take(String name) {
    Path file = FOLDER.resolve(name + ".png").toAbsolutePath();
    Bot.ui(() -> {
      Files.createDirectories(file.getParent());
      Display display = Display.getDefault();
      Rectangle screen = display.getBounds();
      Image image = new Image(display, screen.width, screen.height);
      GC gc = new GC(display);
      gc.copyArea(image, screen.x, screen.y);
      gc.dispose();
      ImageLoader loader = new ImageLoader();
      loader.data = new ImageData[] {image.getImageData()};
      loader.save(file.toString(), SWT.IMAGE_PNG);
      image.dispose();
      return null;
    });
  }
}
