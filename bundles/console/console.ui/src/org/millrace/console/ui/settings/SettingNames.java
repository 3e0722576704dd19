package org.millrace.console.ui.settings;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.settings.SettingsDraft;
import org.millrace.model.AppName;

/** What a setting may be called; the agent has the same rules. */
final class SettingNames {
  private static final int LONGEST = 256;

  private SettingNames() {}

  /** What is wrong with the name, as a sentence; empty when nothing is. */
  static String complaint(String name, String before, SettingsDraft draft, AppName app) {
    if (name.isBlank()) {
      return Messages.Setting_noName;
    }
    if (name.length() > LONGEST || name.indexOf('=') >= 0) {
      return Messages.Setting_badName;
    }
    return !name.equals(before) && draft.has(name) ? NLS.bind(Messages.Setting_exists, app) : "";
  }
}
