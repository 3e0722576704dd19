package org.millrace.host.port;

import java.time.Duration;

/**
 * How long a language worker may stay silent before it counts as failed.
 *
 * @param connect from the opening of its door to StartStream
 * @param initialize for the answer to {@link WorkerChannel#initialize}; a worker's configuration
 *     may ask for more, Node for two minutes
 * @param reload for the answer to {@link WorkerChannel#specialize}
 * @param load for the index and for each function; the greater of a minute and functionTimeout
 */
public record WorkerLimits(Duration connect, Duration initialize, Duration reload, Duration load) {
  public static final WorkerLimits DEFAULT =
      new WorkerLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));

  public WorkerLimits {
    if (!positive(connect) || !positive(initialize) || !positive(reload) || !positive(load)) {
      throw new IllegalArgumentException("A worker's time limits must be greater than zero.");
    }
  }

  private static boolean positive(Duration limit) {
    return !limit.isZero() && !limit.isNegative();
  }
}
