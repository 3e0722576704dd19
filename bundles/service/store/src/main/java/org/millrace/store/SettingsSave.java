package org.millrace.store;

/** Whether settings were saved. */
public sealed interface SettingsSave {

  record Saved(SettingsRow settings) implements SettingsSave {}

  /** Somebody else saved after the version that this change was based on. */
  record Conflict(SettingsRow newest) implements SettingsSave {}

  /** There is no such app. */
  record NoApp() implements SettingsSave {}
}
