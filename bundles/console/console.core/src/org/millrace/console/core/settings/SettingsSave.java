package org.millrace.console.core.settings;

import java.util.SortedSet;
import org.millrace.management.Settings;

/** What came of saving edited settings. */
public sealed interface SettingsSave {
  /** They are live, together with what others changed meanwhile. */
  record Saved(Settings settings) implements SettingsSave {}

  /**
   * Nothing was saved: others changed the same settings to something else.
   *
   * @param reason who was faster, in the agent's words
   */
  record Conflict(String reason, Settings theirs, SortedSet<String> names)
      implements SettingsSave {}
}
