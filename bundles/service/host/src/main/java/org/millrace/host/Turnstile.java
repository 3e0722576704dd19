package org.millrace.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who is inside; once it is closed nobody comes in any more. Takes no lock. */
final class Turnstile {
  /** The sign says that it is closed, the other bits how many are inside. */
  private static final int CLOSED = Integer.MIN_VALUE;

  private final AtomicInteger inside = new AtomicInteger();
  private final CompletableFuture<Void> empty = new CompletableFuture<>();

  /** False when it is closed. */
  boolean enter() {
    int before;
    do {
      before = inside.get();
      if (before < 0) {
        return false;
      }
    } while (!inside.compareAndSet(before, before + 1));
    return true;
  }

  /** Once for each who came in. */
  void leave() {
    if (inside.decrementAndGet() == CLOSED) {
      empty.complete(null);
    }
  }

  /** Completes when the last one has left. */
  CompletableFuture<Void> close() {
    if (inside.accumulateAndGet(CLOSED, (now, closed) -> now | closed) == CLOSED) {
      empty.complete(null);
    }
    return empty.copy();
  }
}
