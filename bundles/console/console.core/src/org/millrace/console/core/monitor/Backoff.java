package org.millrace.console.core.monitor;

import java.time.Duration;

/** How long to wait before the next try: 1, 2, 4, 8 and then always 15 seconds. */
public final class Backoff {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private int failures;

  public Duration next() {
    Duration wait = Duration.ofSeconds(1L << Math.min(failures, 4));
    failures++;
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  public void reset() {
    failures = 0;
  }
}
