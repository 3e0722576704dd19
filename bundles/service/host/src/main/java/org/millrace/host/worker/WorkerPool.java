package org.millrace.host.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The language workers of one script host: starts as many as are wanted, replaces those that end,
 * gives up when they end too often. Its lock guards all but the list of ready workers, which is an
 * immutable snapshot for the path of requests.
 */
public final class WorkerPool {
  private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);
  private static final Duration STOP_GRACE = Duration.ofSeconds(5);
  private static final Duration REPLACE_GRACE = Duration.ofSeconds(10);

  private final WorkerStarter starter;
  private final Owner owner;
  private final ScheduledExecutorService timer;
  private final LongSupplier nanoTime;
  private final RestartPolicy policy;
  private final Set<Worker> all = new HashSet<>();
  private int launching;
  private boolean stopped;
  private volatile List<Worker> ready = List.of();

  /** The script host that the workers work for. */
  public interface Owner {
    /** Makes a worker that said hello able to take invocations. */
    CompletionStage<Void> prepare(Worker worker);

    /** The list of ready workers got longer. */
    void workerReady();

    /** There will be no worker any more; says why in one sentence. */
    void gaveUp(String reason);
  }

  public WorkerPool(
      WorkerStarter starter, Owner owner, ScheduledExecutorService timer, LongSupplier nanoTime) {
    this.starter = starter;
    this.owner = owner;
    this.timer = timer;
    this.nanoTime = nanoTime;
    WorkerTiming timing = starter.timing();
    this.policy = new RestartPolicy(timing.processes(), timing.restartInterval());
  }

  /** The workers that take invocations; a snapshot. */
  public List<Worker> ready() {
    return ready;
  }

  /**
   * Starts the first worker and, once it is ready, the others, each some seconds after the one
   * before. Fails when the first one does; nothing is tried again then.
   */
  public CompletionStage<Void> start() {
    return launch().thenRun(this::startOthers);
  }

  private void startOthers() {
    WorkerTiming timing = starter.timing();
    for (int i = 1; i < timing.processes(); i++) {
      schedule(this::startAnother, timing.startupInterval().multipliedBy(i));
    }
  }

  private CompletionStage<Void> launch() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("host-start")
        .start(() ->
            launchNow()
                .thenCompose(this::prepare)
                .whenComplete((worker, failure) -> launched(worker, failure, done)));
    return done;
  }

  private CompletionStage<Worker> prepare(Worker worker) {
    return owner
        .prepare(worker)
        .thenApply(prepared -> worker)
        .exceptionallyCompose(failure -> unprepared(worker, Failures.cause(failure)));
  }

  private CompletionStage<Worker> unprepared(Worker worker, Throwable failure) {
    CompletableFuture<Worker> failed = new CompletableFuture<>();
    onVirtualThread(() -> {
      Throwable reason = starter.reason(worker, failure);
      worker.stop(Duration.ZERO);
      failed.completeExceptionally(reason);
    });
    return failed;
  }

  private CompletionStage<Worker> launchNow() {
    synchronized (this) {
      launching++;
    }
    try {
      return starter.start(this::adopt);
    } finally {
      synchronized (this) {
        launching--;
        notifyAll();
      }
    }
  }

  private synchronized boolean adopt(Worker worker) {
    if (stopped) {
      return false;
    }
    all.add(worker);
    worker.exited().thenAccept(code -> forget(worker));
    return true;
  }

  private void launched(Worker worker, Throwable failure, CompletableFuture<Void> done) {
    if (failure != null) {
      done.completeExceptionally(Failures.cause(failure));
      return;
    }
    watch(worker);
    if (addReady(worker)) {
      owner.workerReady();
    }
    done.complete(null);
  }

  private synchronized boolean addReady(Worker worker) {
    if (stopped || worker.isStopping()) {
      return false;
    }
    List<Worker> more = new ArrayList<>(ready);
    more.add(worker);
    ready = List.copyOf(more);
    return true;
  }

  private synchronized void removeReady(Worker worker) {
    List<Worker> fewer = new ArrayList<>(ready);
    fewer.remove(worker);
    ready = List.copyOf(fewer);
  }

  private void watch(Worker worker) {
    worker.exited().thenAccept(code -> ended(worker, code));
    worker.channel().closed().thenAccept(reason -> lost(worker, reason));
  }

  /** .NET processes stay when the conversation is over: nobody else ends them. */
  private void lost(Worker worker, String reason) {
    removeReady(worker);
    onVirtualThread(() -> {
      if (worker.awaitExit().isEmpty() && !worker.isStopping()) {
        worker.stop(Duration.ZERO);
        failed("The conversation with " + worker + " broke off: " + reason, -1);
      }
    });
  }

  private void ended(Worker worker, int exitCode) {
    removeReady(worker);
    if (worker.isStopping()) {
      return;
    }
    worker.expectEnd();
    onVirtualThread(worker::discard);
    failed(starter.ended(worker, exitCode).getMessage(), exitCode);
  }

  private synchronized void forget(Worker worker) {
    all.remove(worker);
  }

  private void failed(String reason, int exitCode) {
    RestartPolicy.Decision decision;
    synchronized (this) {
      if (stopped) {
        return;
      }
      decision = policy.ended(exitCode, nanoTime.getAsLong());
    }
    log.warn("{} {}", reason, decision);
    switch (decision) {
      case RestartPolicy.Decision.Restart restart -> schedule(this::startAnother, restart.delay());
      case RestartPolicy.Decision.GiveUp gaveUp ->
          giveUp(reason + " It is not started again after " + gaveUp.errors() + " errors.");
      case RestartPolicy.Decision.Leave _ -> leave(reason);
    }
  }

  private void leave(String reason) {
    if (ready.isEmpty()) {
      giveUp(reason + " It ended on purpose and is not started again.");
    }
  }

  private void giveUp(String reason) {
    owner.gaveUp(reason);
    onVirtualThread(this::stop);
  }

  private void startAnother() {
    synchronized (this) {
      if (stopped) {
        return;
      }
    }
    launch()
        .whenComplete((done, failure) -> {
          if (failure != null) {
            failed(String.valueOf(Failures.cause(failure).getMessage()), -1);
          }
        });
  }

  /**
   * Takes a worker out of service, starts another in its place and ends it a little later, so that
   * its other invocations may finish.
   */
  public void replace(Worker worker, String reason) {
    synchronized (this) {
      if (stopped || worker.isStopping()) {
        return;
      }
      worker.expectEnd();
    }
    log.warn("{} is replaced: {}", worker, reason);
    removeReady(worker);
    startAnother();
    schedule(() -> onVirtualThread(() -> worker.stop(Duration.ZERO)), REPLACE_GRACE);
  }

  /** Ends all workers; blocks until they are gone. Idempotent. */
  public void stop() {
    List<Worker> running;
    synchronized (this) {
      stopped = true;
      ready = List.of();
      awaitLaunches();
      running = List.copyOf(all);
      all.clear();
    }
    List<Thread> stops =
        running.stream().map(worker -> onVirtualThread(() -> worker.stop(STOP_GRACE))).toList();
    try {
      for (Thread stop : stops) {
        stop.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitLaunches() {
    try {
      while (launching > 0) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread onVirtualThread(Runnable task) {
    return Thread.ofVirtual().name("host-stop").start(task);
  }

  private void schedule(Runnable task, Duration delay) {
    timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
