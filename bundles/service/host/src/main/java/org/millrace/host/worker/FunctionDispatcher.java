package org.millrace.host.worker;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.millrace.host.port.WorkerException;

/**
 * Gives each invocation the worker with the least work; lets it wait while there is none. Without
 * locks where workers are ready.
 */
public final class FunctionDispatcher {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_WAITING = 10_000;

  private final Supplier<List<Worker>> workers;
  private final ScheduledExecutorService timer;
  private final Queue<CompletableFuture<Worker>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();
  private volatile String closed = "";

  /**
   * @param workers those that are ready, as a snapshot
   */
  public FunctionDispatcher(Supplier<List<Worker>> workers, ScheduledExecutorService timer) {
    this.workers = workers;
    this.timer = timer;
  }

  /** Null when none is ready. */
  public Worker leastBusy() {
    Worker best = null;
    int least = Integer.MAX_VALUE;
    for (Worker worker : workers.get()) {
      int inFlight = worker.channel().inFlight();
      if (inFlight < least) {
        least = inFlight;
        best = worker;
      }
    }
    return best;
  }

  /** The next worker that is ready; fails with {@link WorkerException} after 30 s. */
  public CompletionStage<Worker> await() {
    CompletableFuture<Worker> next = new CompletableFuture<>();
    if (waitingCount.incrementAndGet() > MOST_WAITING) {
      waitingCount.decrementAndGet();
      next.completeExceptionally(
          new WorkerException("More than " + MOST_WAITING + " invocations wait for a worker."));
      return next;
    }
    waiting.add(next);
    var tooLate = timer.schedule(() -> giveUp(next), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    next.whenComplete((worker, failure) -> tooLate.cancel(false));
    // One may have become ready, or all may have gone, since the caller looked.
    wake();
    if (!closed.isEmpty()) {
      close(closed);
    }
    return next;
  }

  private void giveUp(CompletableFuture<Worker> next) {
    if (waiting.remove(next)) {
      waitingCount.decrementAndGet();
      next.completeExceptionally(
          new WorkerException(
              "No language worker was ready within " + PATIENCE.toSeconds() + " s."));
    }
  }

  /** Serves those that wait, if a worker is ready. */
  public void wake() {
    Worker worker = leastBusy();
    while (worker != null) {
      CompletableFuture<Worker> next = waiting.poll();
      if (next == null) {
        return;
      }
      waitingCount.decrementAndGet();
      next.complete(worker);
      worker = leastBusy();
    }
  }

  /** Fails those that wait, and all later ones while no worker is ready. */
  public void close(String reason) {
    closed = reason;
    for (CompletableFuture<Worker> next = waiting.poll(); next != null; next = waiting.poll()) {
      waitingCount.decrementAndGet();
      next.completeExceptionally(new WorkerException(reason));
    }
  }
}
