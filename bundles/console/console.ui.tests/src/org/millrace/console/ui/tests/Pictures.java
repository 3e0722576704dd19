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
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
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
    write(name, Bot.ui(() -> of(Display.getDefault().getBounds())));
  }

  /** Writes what the screen shows in the place of the control; a window's frame is left out. */
  static void take(String name, Composite control) {
    write(
        name,
        Bot.ui(() -> {
          Rectangle area = control.getClientArea();
          Point end = control.toDisplay(area.x + area.width, area.y + area.height);
          // The menu lies above a window's area.
          Point begin =
              control instanceof Shell shell ? shell.getLocation() : control.toDisplay(0, 0);
          return of(new Rectangle(begin.x, begin.y, end.x - begin.x, end.y - begin.y));
        }));
  }

  private static void write(String name, ImageData picture) {
    Path file = FOLDER.resolve(name + ".png").toAbsolutePath();
    Bot.ui(() -> {
      Files.createDirectories(file.getParent());
      ImageLoader loader = new ImageLoader();
      loader.data = new ImageData[] {picture};
      loader.save(file.toString(), SWT.IMAGE_PNG);
      return null;
    });
  }

  /** What the screen shows there now; UI thread. */
  static ImageData of(Rectangle place) {
    Display display = Display.getDefault();
    Image image = new Image(display, place.width, place.height);
    GC gc = new GC(display);
    gc.copyArea(image, place.x, place.y);
    gc.dispose();
    ImageData data = image.getImageData();
    image.dispose();
    return data;
  }
}
