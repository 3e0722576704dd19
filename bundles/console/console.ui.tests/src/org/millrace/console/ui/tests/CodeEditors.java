package org.millrace.console.ui.tests;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.millrace.console.ui.preferences.Preferences;
import org.osgi.service.prefs.BackingStoreException;

/** What the preferences page Editor keeps. */
final class CodeEditors {
  private CodeEditors() {}

  static void use(Preferences.CodeEditor kind) {
    set("editor.kind", kind.name());
  }

  /** As the preferences page does it: also for the next start. */
  static void keep() {
    try {
      InstanceScope.INSTANCE.getNode("org.millrace.console.ui").flush();
    } catch (BackingStoreException unwritable) {
      throw new AssertionError(unwritable);
    }
  }

  static void set(String name, String value) {
    IEclipsePreferences kept = InstanceScope.INSTANCE.getNode("org.millrace.console.ui");
    Bot.ui(() -> {
      kept.put(name, value);
      return null;
    });
  }

  static void forget(String name) {
    IEclipsePreferences kept = InstanceScope.INSTANCE.getNode("org.millrace.console.ui");
    Bot.ui(() -> {
      kept.remove(name);
      return null;
    });
  }
}
