package org.millrace.publish;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The virtual threads that requests run on: so many at once, and one more connection is closed
 * rather than answered, as clients try a broken connection again but take any answer for final.
 */
final class RequestThreads implements Executor {
  private static final Logger log = LoggerFactory.getLogger(RequestThreads.class);
  private static final int LIMIT = 256;
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final ScopedValue<StallWatch.Guard> GUARD = ScopedValue.newInstance();

  private final StallWatch watch;
  private final Duration headLimit;
  private final Semaphore free = new Semaphore(LIMIT);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("publish-request-", 0).factory());

  RequestThreads(StallWatch watch, Duration headLimit) {
    this.watch = watch;
    this.headLimit = headLimit;
  }

  @Override
  public void execute(Runnable exchange) {
    if (!free.tryAcquire()) {
      throw new RejectedExecutionException(LIMIT + " requests are being answered already");
    }
    try {
      threads.execute(() -> run(exchange));
    } catch (RejectedExecutionException stopped) {
      free.release();
      throw stopped;
    }
  }

  private void run(Runnable exchange) {
    try (StallWatch.Guard guard = watch.guard()) {
      guard.waiting(headLimit);
      ScopedValue.where(GUARD, guard).run(exchange);
    } finally {
      free.release();
    }
  }

  /** The watch over the request that runs on this thread. */
  static StallWatch.Guard guard() {
    return GUARD.get();
  }

  /** Waits shortly for the requests under way; whoever comes after that is not taken. */
  void quiesce() {
    try {
      if (!free.tryAcquire(LIMIT, LAST_ANSWERS.toNanos(), TimeUnit.NANOSECONDS)) {
        log.info("requests to the publish endpoint are cut off, as it stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
