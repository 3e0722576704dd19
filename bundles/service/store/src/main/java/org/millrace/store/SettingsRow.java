package org.millrace.store;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One version of an app's settings, in clear.
 *
 * @param version 0 when the app never had any
 */
public record SettingsRow(
    int version, SortedMap<String, String> values, String author, Instant created) {

  public SettingsRow {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  static SettingsRow none() {
    return new SettingsRow(0, new TreeMap<>(Map.of()), "", Instant.EPOCH);
  }

  @Override
  public String toString() {
    return "SettingsRow[version=" + version + ", names=" + values.keySet() + ", values=****]";
  }
}
