package org.millrace.store.sql;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads on which the database is spoken to, as many as there are connections. Nobody outside
 * can interrupt them: an interrupt in the middle of a file access makes an embedded H2 unusable for
 * the whole process. Callers wait.
 */
final class UnitThreads implements AutoCloseable {
  private static final long LONGEST_WAIT_SECONDS = 10;
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private final Semaphore free;
  private final ExecutorService threads;

  UnitThreads(int count) {
    AtomicInteger number = new AtomicInteger();
    this.free = new Semaphore(count);
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task ->
                Thread.ofPlatform()
                    .daemon()
                    .name("store-" + number.incrementAndGet())
                    .unstarted(task));
  }

  /** Runs {@code unit} and throws what it throws; a unit must not start another one. */
  <T> T call(Supplier<T> unit) {
    if (INSIDE.get()) {
      throw new IllegalStateException("A unit of work cannot start another one.");
    }
    awaitFree();
    try {
      return await(CompletableFuture.supplyAsync(() -> inside(unit), threads));
    } finally {
      free.release();
    }
  }

  private void awaitFree() {
    try {
      if (free.tryAcquire() || free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StoreException("The work was stopped while it waited for the database.");
    }
    throw new StoreException(
        StoreException.Kind.UNAVAILABLE,
        "The database is too slow: no connection was free for "
            + LONGEST_WAIT_SECONDS
            + " s. Look at the load of the database server.",
        null);
  }

  private static <T> T inside(Supplier<T> unit) {
    INSIDE.set(true);
    try {
      return unit.get();
    } finally {
      INSIDE.remove();
    }
  }

  /** Not to be interrupted: the unit has begun, and its result must be known. */
  private static <T> T await(CompletableFuture<T> running) {
    try {
      return running.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw failed;
      }
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
