package org.millrace.console.ui.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Pictures of the screen as PNG files: for the guide, and of the moment a test failed. */
final class Pictures implements TestExecutionExceptionHandler {
  private static final Path FOLDER =
      Path.of(System.getProperty("org.millrace.test.pictures", "target/pictures"));

  /** What a text editor of an IDE adds to the window. */
  private static final List<String> NOT_OURS =
      List.of(
          "org.eclipse.ui.edit.text.actionSet.annotationNavigation",
          "org.eclipse.ui.edit.text.actionSet.navigation",
          "org.eclipse.ui.edit.text.actionSet.convertLineDelimitersTo");

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

  /** The test's platform is larger than the product: what only it adds is no picture of ours. */
  static void asTheProduct(String theme) {
    Bot.ui(() -> {
      PlatformUI.getWorkbench()
          .getService(IThemeEngine.class)
          .setTheme("org.eclipse.e4.ui.css.theme.e4_" + theme, false);
      NOT_OURS.forEach(Bot.window().getActivePage()::hideActionSet);
      dispose(Bot.window().getShell(), "Access Commands");
      return null;
    });
  }

  private static void dispose(Control control, String toolTip) {
    if (control instanceof ToolBar bar) {
      for (ToolItem item : bar.getItems()) {
        String said = String.valueOf(item.getToolTipText()).toLowerCase(Locale.ROOT);
        if (said.startsWith(toolTip.toLowerCase(Locale.ROOT))) {
          item.dispose();
        }
      }
    }
    if (control instanceof Composite composite) {
      for (Control child : composite.getChildren()) {
        dispose(child, toolTip);
      }
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
