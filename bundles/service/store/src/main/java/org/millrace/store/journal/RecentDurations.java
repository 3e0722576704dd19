package org.millrace.store.journal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.millrace.store.DurationHistogram;

/** How long a function took lately: older seconds weigh less and less. For one thread. */
final class RecentDurations {
  private static final double KEPT_PER_SECOND = 0.99;
  private static final double ENOUGH = 100;
  private static final double SHARE = 0.99;

  private final double[] weights = new double[DurationHistogram.SIZE];

  /** The bound that 99 of 100 calls stay under, once enough were seen. */
  Optional<Duration> add(DurationHistogram second) {
    if (second.total() > 0) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = weights[i] * KEPT_PER_SECOND + second.counts().get(i);
      }
    }
    double total = Arrays.stream(weights).sum();
    return total < ENOUGH ? Optional.empty() : Optional.of(bound(total * SHARE));
  }

  private Duration bound(double wanted) {
    double seen = 0;
    for (int i = 0; i < weights.length - 1; i++) {
      seen += weights[i];
      if (seen >= wanted) {
        return DurationHistogram.BOUNDS.get(i);
      }
    }
    return DurationHistogram.BOUNDS.getLast();
  }
}
