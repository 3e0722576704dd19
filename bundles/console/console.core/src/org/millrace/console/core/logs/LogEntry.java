package org.millrace.console.core.logs;

import java.time.Instant;
import org.millrace.management.LogLine;

/** What a log stream shows: lines, and in their place what it must say about itself. */
public sealed interface LogEntry {
  /** A line of the app. */
  record Line(LogLine line) implements LogEntry {}

  /**
   * Lines that an agent wrote and did not deliver.
   *
   * @param to the last missing number, counted in
   */
  record Gap(String agent, long from, long to) implements LogEntry {
    public long count() {
      return to - from + 1;
    }
  }

  /** The stream was away for a while. */
  record Reconnected(Instant lost, Instant back) implements LogEntry {}

  /** Entries that left the console's buffer before they were shown. */
  record Dropped(long count) implements LogEntry {}
}
