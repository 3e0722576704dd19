package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Requests have a bound, and whoever hangs is ended by the stop. */
class RequestThreadsTest {
  private static final int LIMIT = 256;

  private final StallWatch watch = new StallWatch();
  private final RequestThreads threads = new RequestThreads(watch, Duration.ofMinutes(1));

  @Test
  void one_request_more_than_the_bound_is_not_taken() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(LIMIT);
    CountDownLatch stopped = new CountDownLatch(LIMIT);
    for (int i = 0; i < LIMIT; i++) {
      threads.execute(() -> {
        running.countDown();
        hang();
        stopped.countDown();
      });
    }
    assertTrue(running.await(20, TimeUnit.SECONDS));

    assertThrows(RejectedExecutionException.class, () -> threads.execute(() -> {}));

    threads.stop();
    watch.stop();
    assertTrue(stopped.await(20, TimeUnit.SECONDS));
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
