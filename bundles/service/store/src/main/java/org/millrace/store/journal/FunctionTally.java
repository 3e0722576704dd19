package org.millrace.store.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.millrace.host.port.InvocationSink.Ended;
import org.millrace.host.port.InvocationSink.Outcome;
import org.millrace.store.DurationHistogram;

/**
 * Counts one function's invocations and decides which of them get a record (design D14). Counting
 * takes no lock; {@link #close} is the flusher's and ends one second.
 */
final class FunctionTally {
  private static final int SUCCESSES_RECORDED = 20;
  private static final long NEVER = Long.MAX_VALUE;

  private final AtomicLongArray durations = new AtomicLongArray(DurationHistogram.SIZE);
  private final LongAdder failures = new LongAdder();
  private final LongAdder cold = new LongAdder();
  private final LongAdder totalNanos = new LongAdder();
  private final AtomicInteger recorded = new AtomicInteger();
  private final LongAdder unrecorded = new LongAdder();
  private final RecentDurations recent = new RecentDurations();
  private volatile String lastRecorded = "";
  private volatile long slowNanos = NEVER;

  /** What was counted in one second, and the record that stands for those without one. */
  record Second(
      long failures,
      long cold,
      Duration total,
      DurationHistogram durations,
      String lastRecorded,
      long unrecorded) {}

  /** True when the invocation is to be recorded. */
  boolean count(Ended ended) {
    durations.incrementAndGet(DurationHistogram.indexOf(ended.duration()));
    totalNanos.add(ended.duration().toNanos());
    if (ended.cold()) {
      cold.increment();
    }
    if (ended.outcome() != Outcome.SUCCEEDED) {
      failures.increment();
      return true;
    }
    return isRemarkable(ended) || isAmongFirst(ended.invocationId());
  }

  private boolean isRemarkable(Ended ended) {
    return ended.cold()
        || !ended.trigger().equalsIgnoreCase("httpTrigger")
        || ended.duration().toNanos() > slowNanos;
  }

  private boolean isAmongFirst(String id) {
    // Read first: a counter that everybody raises would be fought over at full load.
    if (recorded.get() < SUCCESSES_RECORDED && recorded.incrementAndGet() <= SUCCESSES_RECORDED) {
      lastRecorded = id;
      return true;
    }
    unrecorded.increment();
    return false;
  }

  /** Says that one that was to be recorded could not be. */
  void notRecorded() {
    unrecorded.increment();
  }

  /** Ends the second and begins the next; without calls its histogram is empty. */
  Second close() {
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < DurationHistogram.SIZE; i++) {
      counts.add(durations.getAndSet(i, 0));
    }
    DurationHistogram histogram = new DurationHistogram(counts);
    slowNanos = recent.add(histogram).map(Duration::toNanos).orElse(NEVER);
    recorded.set(0);
    return new Second(
        failures.sumThenReset(),
        cold.sumThenReset(),
        Duration.ofNanos(totalNanos.sumThenReset()),
        histogram,
        lastRecorded,
        unrecorded.sumThenReset());
  }
}
