package org.millrace.store.sql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The installation's time: the database's clock, read at each heartbeat, plus the nanoseconds
 * since. A wrong wall clock of one machine changes nothing. Safe for threads.
 */
public final class InstallationClock implements InstantSource {
  private final Supplier<Instant> database;
  private final LongSupplier nanoTime;
  private final Clock wall;
  private volatile Reading last;

  private record Reading(Instant time, long nanos, Duration ahead) {}

  /**
   * Reads the database's clock for the first time.
   *
   * @param wall this machine's clock, only to know how far it is off
   */
  public InstallationClock(Supplier<Instant> database, LongSupplier nanoTime, Clock wall) {
    this.database = database;
    this.nanoTime = nanoTime;
    this.wall = wall;
    synchronize();
  }

  /** Reads the database's clock again; blocks for one round trip. */
  public void synchronize() {
    long before = nanoTime.getAsLong();
    Instant time = database.get();
    long after = nanoTime.getAsLong();
    Instant here = wall.instant();
    // The database answered somewhere between; the middle errs by half a round trip at most.
    Instant now = time.plusNanos((after - before) / 2);
    last = new Reading(now, after, Duration.between(now, here));
  }

  @Override
  public Instant instant() {
    Reading reading = last;
    return reading.time().plusNanos(nanoTime.getAsLong() - reading.nanos());
  }

  /** How far this machine's wall clock is ahead of the installation; negative when behind. */
  public Duration wallAhead() {
    return last.ahead();
  }
}
