package org.millrace.console.core.logs;

import java.time.Instant;
import org.millrace.management.LogLine;

/** Log lines for tests. */
final class Lines {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private Lines() {}

  static LogLine line(long number, String message) {
    return line(number, "INFORMATION", message);
  }

  static LogLine line(long number, String level, String message) {
    return of(number, NOON.plusMillis(number), level, message);
  }

  static LogLine of(long number, Instant time, String level, String message) {
    return new LogLine(number, time, level, "createOrder", "7f3a0c1122", "pc-14", "", message);
  }
}
