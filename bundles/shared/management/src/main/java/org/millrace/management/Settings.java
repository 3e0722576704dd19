package org.millrace.management;

import java.util.Map;
import java.util.TreeMap;

/**
 * The app settings, values in clear: only an admin gets them.
 *
 * @param version counts up with every change; a change names the one it was based on
 */
public record Settings(int version, Map<String, String> values) {
  public Settings {
    values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  @Override
  public String toString() {
    return "Settings[version=" + version + ", names=" + values.keySet() + "]";
  }
}
