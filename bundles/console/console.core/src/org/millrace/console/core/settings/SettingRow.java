package org.millrace.console.core.settings;

/**
 * A setting as a page shows it.
 *
 * @param value as it will be; of one that is removed as it was
 */
public record SettingRow(String name, String value, Edit edit) {
  /** What has been done to it since it was read. */
  public enum Edit {
    NONE,
    ADDED,
    CHANGED,
    REMOVED
  }

  @Override
  public String toString() {
    return "SettingRow[" + name + " " + edit + "]";
  }
}
