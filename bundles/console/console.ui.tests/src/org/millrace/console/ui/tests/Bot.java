package org.millrace.console.ui.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.millrace.console.ui.TestIds;

/**
 * Drives the console as a person does, from outside the UI thread: finds widgets by their ids,
 * waits for conditions, never for time.
 */
final class Bot {
  private static final Display DISPLAY = Display.getDefault();
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private Bot() {}

  /** Runs in the UI thread and hands back what came of it. */
  static <T> T ui(Callable<T> task) {
    AtomicReference<T> value = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    DISPLAY.syncExec(() -> {
      try {
        value.set(task.call());
      } catch (Throwable thrown) {
        failure.set(thrown);
      }
    });
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
    return value.get();
  }

  /**
   * Waits until the condition holds. It is asked in the test's thread, so that the console's own is
   * free to make it true.
   */
  static void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE_NANOS, condition);
  }

  /** Waits for what takes a busy machine longer. */
  static void awaitLong(String what, BooleanSupplier condition) {
    await(what, 3 * PATIENCE_NANOS, condition);
  }

  static void await(String what, long patienceNanos, BooleanSupplier condition) {
    long end = System.nanoTime() + patienceNanos;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not come to this: " + what);
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  static IWorkbenchWindow window() {
    return ui(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0]);
  }

  /** Starts a command and comes back at once, since it may open a dialog. */
  static void command(String id) {
    DISPLAY.asyncExec(() -> {
      try {
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
      } catch (Exception refused) {
        throw new IllegalStateException(refused);
      }
    });
  }

  /** The visible widget with the id, as soon as it is there. */
  static <T extends Widget> T find(Class<T> type, String id) {
    await("a visible " + id, () -> ui(() -> look(type, id).isPresent()));
    return ui(() -> look(type, id).orElseThrow());
  }

  /** The visible widget with the id if it is there now. */
  static <T extends Widget> Optional<T> now(Class<T> type, String id) {
    return ui(() -> look(type, id));
  }

  static boolean isThere(String id) {
    return ui(() -> look(Widget.class, id).isPresent());
  }

  /** The same within one window. */
  static boolean isThere(Control within, String id) {
    return ui(() -> {
      List<Widget> found = new ArrayList<>();
      walk(within, id, found);
      return !found.isEmpty();
    });
  }

  /** Whether the text stands at the window's foot or on any other label. */
  static boolean isSaid(String text) {
    return isSaidLike(Pattern.quote(text));
  }

  /** As {@link #isSaid}, of a text that a regular expression describes. */
  static boolean isSaidLike(String regex) {
    return ui(() -> {
      for (Shell shell : DISPLAY.getShells()) {
        if (isSaid(shell, Pattern.compile(regex))) {
          return true;
        }
      }
      return false;
    });
  }

  private static boolean isSaid(Control control, Pattern text) {
    boolean isIt =
        switch (control) {
          case CLabel label -> isLike(label.getText(), text);
          case Label label -> isLike(label.getText(), text);
          default -> false;
        };
    if (isIt || !(control instanceof Composite parent)) {
      return isIt;
    }
    for (Control child : parent.getChildren()) {
      if (isSaid(child, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLike(String shown, Pattern text) {
    return shown != null && text.matcher(shown).matches();
  }

  private static <T extends Widget> Optional<T> look(Class<T> type, String id) {
    List<Widget> found = new ArrayList<>();
    for (Shell shell : DISPLAY.getShells()) {
      walk(shell, id, found);
    }
    return found.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static void walk(Control control, String id, List<Widget> found) {
    if (!control.isVisible()) {
      return;
    }
    if (id.equals(control.getData(TestIds.ID))) {
      found.add(control);
    }
    if (control instanceof ToolBar bar) {
      for (ToolItem item : bar.getItems()) {
        if (id.equals(item.getData(TestIds.ID))) {
          found.add(item);
        }
      }
    }
    if (control instanceof Composite parent) {
      for (Control child : parent.getChildren()) {
        walk(child, id, found);
      }
    }
  }

  static void type(String id, String text) {
    Control field = find(Control.class, id);
    ui(() -> {
      switch (field) {
        case Text line -> line.setText(text);
        case Combo combo -> combo.setText(text);
        default -> throw new AssertionError(id + " takes no text");
      }
      return null;
    });
  }

  static String text(String id) {
    Control field = find(Control.class, id);
    return ui(() ->
        switch (field) {
          case Text line -> line.getText();
          case Combo combo -> combo.getText();
          case Button button -> button.getText();
          default -> throw new AssertionError(id + " has no text");
        });
  }

  static void click(Widget widget) {
    // Asynchronously: a click may open a dialog, which runs until it is closed.
    DISPLAY.asyncExec(() -> {
      Event event = new Event();
      event.widget = widget;
      event.type = SWT.Selection;
      event.display = DISPLAY;
      widget.notifyListeners(SWT.Selection, event);
    });
  }

  static void click(String id) {
    click(find(Widget.class, id));
  }

  /** The text on the clipboard, or an empty one. */
  static String clipboard() {
    return ui(() -> {
      Clipboard clipboard = new Clipboard(DISPLAY);
      Object contents = clipboard.getContents(TextTransfer.getInstance());
      clipboard.dispose();
      return contents == null ? "" : (String) contents;
    });
  }

  /** What the notification says, as soon as there is one. */
  static String notification() {
    Composite popup = find(Composite.class, TestIds.NOTIFICATION);
    return ui(() -> ((Label) popup.getChildren()[0]).getText());
  }

  /** Ticks a box or takes a choice. */
  static void choose(String id) {
    Button button = find(Button.class, id);
    ui(() -> {
      button.setSelection(true);
      return null;
    });
    click(button);
  }

  /** Takes the entry of a list of choices that reads so. */
  static void choose(String id, String entry) {
    Combo combo = find(Combo.class, id);
    int index = ui(() -> combo.indexOf(entry));
    if (index < 0) {
      throw new AssertionError(id + " has no entry '" + entry + "'");
    }
    ui(() -> {
      combo.select(index);
      return null;
    });
    click(combo);
    // The click is asynchronous; a call after it comes back when it is done.
    ui(() -> null);
  }

  /** Whatever is open over the window is closed. */
  static void closeDialogs() {
    ui(() -> {
      Shell main = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
      for (Shell shell : DISPLAY.getShells()) {
        if (shell != main && !shell.isDisposed() && shell.isVisible()) {
          shell.close();
        }
      }
      return null;
    });
  }
}
