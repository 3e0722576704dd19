package org.millrace.console.core.logs;

import java.util.Locale;
import org.millrace.management.LogLine;

/** How grave a log line is, in FunctionRpc's words, the least grave first. */
public enum LogLevel {
  TRACE("TRC"),
  DEBUG("DBG"),
  INFORMATION("INF"),
  WARNING("WRN"),
  ERROR("ERR"),
  CRITICAL("CRT");

  private final String mark;

  LogLevel(String mark) {
    this.mark = mark;
  }

  /** Of a line; a word that is not known counts as information, so that it is seen. */
  public static LogLevel of(LogLine line) {
    try {
      return valueOf(line.level().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return INFORMATION;
    }
  }

  /** Three letters, so that lines stand in columns. */
  public String mark() {
    return mark;
  }
}
