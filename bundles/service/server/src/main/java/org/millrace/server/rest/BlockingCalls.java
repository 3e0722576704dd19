package org.millrace.server.rest;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The virtual threads that management calls run on, as many as are bearable at once. */
public final class BlockingCalls implements AutoCloseable {
  private static final int AT_ONCE = 256;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name("server-management-", 0).factory());

  /** False when there are too many already, or the agent is stopping. */
  public boolean tryRun(Runnable call) {
    if (!free.tryAcquire()) {
      return false;
    }
    try {
      threads.execute(() -> {
        try {
          call.run();
        } finally {
          free.release();
        }
      });
      return true;
    } catch (RejectedExecutionException stopping) {
      free.release();
      return false;
    }
  }

  /** Interrupts what still runs. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
