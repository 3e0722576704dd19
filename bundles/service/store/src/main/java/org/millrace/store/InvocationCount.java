package org.millrace.store;

import java.time.Duration;
import java.time.Instant;
import org.millrace.model.AppName;

/**
 * What ended of one function on one agent in one second.
 *
 * @param second its begin
 * @param failures how many of the calls did not succeed
 * @param cold how many waited for a worker to start
 * @param total the sum of all durations
 */
public record InvocationCount(
    AppName app,
    String function,
    String agent,
    Instant second,
    long failures,
    long cold,
    Duration total,
    DurationHistogram durations) {

  public long calls() {
    return durations.total();
  }
}
