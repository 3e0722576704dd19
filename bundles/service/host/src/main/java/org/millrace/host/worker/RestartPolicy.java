package org.millrace.host.worker;

import java.time.Duration;

/**
 * Decides what follows when a worker process ended by itself: the official host's rules. Used under
 * the pool's lock.
 */
final class RestartPolicy {
  private static final Duration MEMORY = Duration.ofMinutes(30);
  private static final int ERRORS_PER_PROCESS = 3;
  private static final int DONE = 0;
  private static final int INTENDED = 200;

  private final int mostErrors;
  private final long interval;
  private int errors;
  private long lastError;
  private long nextStart;
  private boolean started;

  RestartPolicy(int processes, Duration interval) {
    this.mostErrors = processes * ERRORS_PER_PROCESS;
    this.interval = interval.toNanos();
  }

  sealed interface Decision {
    /** The process is started again after that long. */
    record Restart(Duration delay) implements Decision {}

    /** It ended on purpose and stays away. */
    record Leave() implements Decision {}

    /** It failed too often. */
    record GiveUp(int errors) implements Decision {}
  }

  Decision ended(int exitCode, long nanoTime) {
    if (exitCode == DONE) {
      return new Decision.Leave();
    }
    if (exitCode != INTENDED && countError(nanoTime) >= mostErrors) {
      return new Decision.GiveUp(errors);
    }
    return new Decision.Restart(delay(nanoTime));
  }

  private int countError(long nanoTime) {
    boolean forgotten = errors > 0 && nanoTime - lastError >= MEMORY.toNanos();
    errors = forgotten ? 1 : errors + 1;
    lastError = nanoTime;
    return errors;
  }

  /** The first restart comes at once, the next ones an interval after the one before. */
  private Duration delay(long nanoTime) {
    long wait = started ? Math.max(0, nextStart - nanoTime) : 0;
    started = true;
    nextStart = nanoTime + wait + interval;
    return Duration.ofNanos(wait);
  }
}
