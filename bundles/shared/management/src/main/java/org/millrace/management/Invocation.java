package org.millrace.management;

import java.time.Instant;
import java.util.List;

/**
 * The record of one run of a function.
 *
 * @param outcome SUCCEEDED, FAILED, TIMED_OUT or CANCELLED
 * @param similar how many more runs like this were counted but not recorded
 * @param lines the log lines of this run; empty in a list
 */
public record Invocation(
    String id,
    String app,
    String function,
    String trigger,
    Instant started,
    long durationMicros,
    String outcome,
    int attempt,
    String agent,
    int revision,
    boolean cold,
    int status,
    String error,
    String stackTrace,
    long similar,
    List<LogLine> lines) {

  public Invocation {
    lines = List.copyOf(lines);
  }
}
