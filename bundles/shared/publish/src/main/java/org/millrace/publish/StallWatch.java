package org.millrace.publish;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cuts connections whose other end has gone silent, for the JDK's server knows no time limit for
 * them. An interrupt closes the channel a thread is blocked on; nothing else can.
 */
final class StallWatch {
  private static final Duration TICK = Duration.ofMillis(250);

  private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("publish-stall-watch").factory());

  void start() {
    Future<?> _ =
        ticker.scheduleWithFixedDelay(
            this::tick, TICK.toNanos(), TICK.toNanos(), TimeUnit.NANOSECONDS);
  }

  void stop() {
    ticker.shutdownNow();
  }

  /** Watches over the current thread until closed. */
  Guard guard() {
    Guard guard = new Guard(Thread.currentThread());
    guards.add(guard);
    return guard;
  }

  private void tick() {
    long now = System.nanoTime();
    guards.forEach(guard -> guard.judge(now));
  }

  /** The watch over one thread: it may wait for the other end only between two of its calls. */
  final class Guard implements AutoCloseable {
    private final Thread thread;
    private boolean waiting;
    private boolean cut;
    private long deadline;

    private Guard(Thread thread) {
      this.thread = thread;
    }

    /** The thread is about to block; it is cut off when that lasts longer than this. */
    synchronized void waiting(Duration limit) {
      waiting = true;
      deadline = System.nanoTime() + limit.toNanos();
    }

    synchronized void arrived() {
      waiting = false;
      if (cut) {
        // The channel is closed by now; the thread itself goes on to tidy up.
        Thread.interrupted();
        cut = false;
      }
    }

    private synchronized void judge(long now) {
      if (waiting && now - deadline >= 0) {
        waiting = false;
        cut = true;
        thread.interrupt();
      }
    }

    @Override
    public void close() {
      guards.remove(this);
      arrived();
    }
  }
}
