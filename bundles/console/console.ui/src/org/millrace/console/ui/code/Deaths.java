package org.millrace.console.ui.code;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts how often something has died lately. */
final class Deaths {
  private static final int MOST = 3;
  private static final long LATELY_NANOS = Duration.ofMinutes(1).toNanos();

  private final Deque<Long> lately = new ArrayDeque<>();

  /** It has died once more; whether that was too often to begin again. */
  boolean areTooMany() {
    long now = System.nanoTime();
    lately.addLast(now);
    lately.removeIf(death -> now - death > LATELY_NANOS);
    return lately.size() > MOST;
  }
}
