package org.millrace.console.ui.tests;

import java.util.Optional;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** The dialog with preferences, as a person uses it. */
final class PreferencePages {
  static final String MILLRACE = "org.millrace.console.preferences";

  private static final String TITLE = "Preferences";
  private static final String KEPT = "org.millrace.console.ui";

  private PreferencePages() {}

  /** Opens it at a page, such as {@code .publish} below our own. */
  static void open(String below) {
    Display.getDefault()
        .asyncExec(() ->
            PreferencesUtil.createPreferenceDialogOn(
                    Bot.window().getShell(), MILLRACE + below, null, null)
                .open());
    Bot.await("the dialog", () -> Bot.ui(() -> ConsoleTest.lookFor(TITLE) != null));
  }

  static Button button(String label) {
    return ConsoleTest.button(TITLE, label);
  }

  /** Takes a choice, or sets or takes away a tick. */
  static void set(String label, boolean isSet) {
    Button button = button(label);
    Bot.ui(() -> {
      button.setSelection(isSet);
      return null;
    });
    Bot.click(button);
  }

  /** Types into the field behind the label. */
  static void type(String label, String text) {
    Bot.ui(() -> {
      Text field = behind(ConsoleTest.lookFor(TITLE), label).orElseThrow();
      field.setText(text);
      field.notifyListeners(SWT.KeyUp, new Event());
      return null;
    });
  }

  private static Optional<Text> behind(Composite parent, String label) {
    Control[] children = parent.getChildren();
    for (int i = 0; i < children.length; i++) {
      if (children[i] instanceof Label words
          && words.getText().replace("&", "").equals(label)
          && children[i + 1] instanceof Text field) {
        return Optional.of(field);
      }
      Optional<Text> within =
          children[i] instanceof Composite inner ? behind(inner, label) : Optional.empty();
      if (within.isPresent()) {
        return within;
      }
    }
    return Optional.empty();
  }

  static void apply() {
    Bot.click(button("Apply and Close"));
    Bot.await("no dialog", () -> Bot.ui(() -> ConsoleTest.lookFor(TITLE) == null));
  }

  /** Chooses without the dialog, where it is not about the page. */
  static void choose(String name, String value) {
    Bot.ui(() -> {
      InstanceScope.INSTANCE.getNode(KEPT).put(name, value);
      return null;
    });
  }

  /** All is as it is before anybody chooses. */
  static void forget() {
    Bot.ui(() -> {
      InstanceScope.INSTANCE.getNode(KEPT).clear();
      var core = InstanceScope.INSTANCE.getNode("org.millrace.console.core");
      core.clear();
      return null;
    });
  }
}
