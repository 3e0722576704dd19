package org.millrace.store.sql;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a unit of work again when it lost against another one, each time a little later. */
final class Retries {
  private static final Logger log = LoggerFactory.getLogger(Retries.class);
  private static final int ATTEMPTS = 8;

  /** A wait for a lock takes seconds; the caller must hear of it before it gives up by itself. */
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final long FIRST_PAUSE_MICROS = 1_000;

  <T> T run(Supplier<T> unit) {
    long begin = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return unit.get();
      } catch (StoreException failure) {
        boolean late = attempt == ATTEMPTS || System.nanoTime() - begin > LONGEST_NANOS;
        if (failure.kind() != StoreException.Kind.RETRY || late) {
          throw failure;
        }
        log.debug("unit of work lost attempt {} ({}), again", attempt, failure.getMessage());
        pause(attempt);
      }
    }
  }

  /** Random, so that two that met do not meet again; 128 ms at most. */
  private static void pause(int attempt) {
    long longest = FIRST_PAUSE_MICROS << attempt;
    long micros = ThreadLocalRandom.current().nextLong(longest / 2, longest);
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
  }
}
