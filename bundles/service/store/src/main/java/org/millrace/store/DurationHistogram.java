package org.millrace.store;

import java.time.Duration;
import java.util.List;

/**
 * How long invocations took: counts between fixed bounds, so that histograms add up.
 *
 * @param counts one for each of {@link #BOUNDS}, and a last one for what took longer
 */
public record DurationHistogram(List<Long> counts) {

  /** The longest duration each count but the last one stands for. */
  public static final List<Duration> BOUNDS =
      List.of(
          Duration.ofNanos(500_000),
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMillis(5),
          Duration.ofMillis(10),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  public static final int SIZE = BOUNDS.size() + 1;

  private static final long[] NANOS = BOUNDS.stream().mapToLong(Duration::toNanos).toArray();

  public DurationHistogram {
    counts = List.copyOf(counts);
    if (counts.size() != SIZE) {
      throw new IllegalArgumentException("A histogram has " + SIZE + " counts.");
    }
  }

  /** The place of a duration in {@link #counts}. */
  public static int indexOf(Duration duration) {
    long nanos = duration.toNanos();
    int index = 0;
    while (index < NANOS.length && nanos > NANOS[index]) {
      index++;
    }
    return index;
  }

  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The bound that this share of the invocations did not pass; what took longer than the last bound
   * counts as that bound. Zero without invocations.
   *
   * @param share between 0 and 1
   */
  public Duration percentile(double share) {
    long wanted = (long) Math.ceil(total() * share);
    long seen = 0;
    for (int i = 0; i < SIZE && wanted > 0; i++) {
      seen += counts.get(i);
      if (seen >= wanted) {
        return BOUNDS.get(Math.min(i, BOUNDS.size() - 1));
      }
    }
    return Duration.ZERO;
  }
}
