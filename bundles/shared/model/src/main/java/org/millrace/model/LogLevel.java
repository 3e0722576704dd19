package org.millrace.model;

import java.util.Locale;

/** How grave a log line is, in the words of host.json. */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFORMATION,
  WARNING,
  ERROR,
  CRITICAL,
  NONE;

  static LogLevel parse(String text) {
    return valueOf(text.trim().toUpperCase(Locale.ROOT));
  }
}
