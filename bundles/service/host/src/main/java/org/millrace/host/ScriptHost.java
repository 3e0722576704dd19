package org.millrace.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.millrace.host.http.HttpAnswers;
import org.millrace.host.port.Datum;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.WorkerListener.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One revision of a function app running on this agent. Safe for use from any thread; stages
 * complete on event loops, so followers must not block.
 */
public final class ScriptHost {
  private static final Logger log = LoggerFactory.getLogger(ScriptHost.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final CompletionStage<InvocationResult> NOT_RUNNING =
      CompletableFuture.completedStage(
          new InvocationResult.Failure("", "Function host is not running.", ""));

  private final ScriptHostFactory parts;
  private final ScriptHostSpec spec;
  private final HostReports reports;
  private final CompletableFuture<LoadReport> started = new CompletableFuture<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Turnstile callers = new Turnstile();
  private volatile HttpAnswers answers = new HttpAnswers(Map.of());
  private volatile ScriptHostState state = ScriptHostState.STOPPED;
  private volatile String offlinePage = "";
  private volatile RunningHost running;

  ScriptHost(ScriptHostFactory parts, ScriptHostSpec spec) {
    this.parts = parts;
    this.spec = spec;
    this.reports = new HostReports(spec, parts.sink, parts.clock, parts.nanoTime);
  }

  public ScriptHostSpec spec() {
    return spec;
  }

  /**
   * Starts the language worker, finds and loads the functions. To be called once; fails with {@link
   * ScriptHostException} when host.json is broken, the worker does not start or no function loads,
   * and then everything is stopped again.
   */
  public CompletionStage<LoadReport> start() {
    moveTo(ScriptHostState.STARTING, "it is asked to");
    Thread.ofVirtual().name("host-start").start(this::startNow);
    return started.copy();
  }

  private void startNow() {
    HostStart start = new HostStart(parts, spec, reports, life());
    try {
      start.begin();
    } catch (ScriptHostException broken) {
      failed(broken);
      return;
    }
    answers = start.answers();
    if (start.offlinePage().isPresent()) {
      offlinePage = start.offlinePage().get();
      moveTo(ScriptHostState.OFFLINE, "it holds an app_offline.htm");
      ready.complete(null);
      started.complete(
          new LoadReport(
              "", "", List.of(), List.of("app_offline.htm takes the app offline."), List.of()));
      return;
    }
    running = start.host();
    if (state != ScriptHostState.STARTING) {
      failed(new ScriptHostException("The start of " + spec.app() + " was given up."));
      return;
    }
    running
        .start()
        .whenComplete((report, failure) -> {
          if (failure == null) {
            becameReady(report);
          } else {
            failed(ScriptHostException.of(spec.app(), failure));
          }
        });
  }

  private void becameReady(LoadReport report) {
    if (!moveTo(ScriptHostState.RUNNING, report.functions().size() + " functions")) {
      failed(new ScriptHostException("The start of " + spec.app() + " was given up."));
      return;
    }
    ready.complete(null);
    started.complete(report);
  }

  private void failed(ScriptHostException unmasked) {
    ScriptHostException failure = unmasked.saying(reports.masked(unmasked.getMessage()));
    moveTo(ScriptHostState.ERROR, failure.getMessage());
    reports.host(Level.ERROR, failure.getMessage());
    ready.complete(null);
    Thread.ofVirtual()
        .name("host-stop")
        .start(() -> {
          stopWorkers();
          started.completeExceptionally(failure);
        });
  }

  private HostLife life() {
    return new HostLife() {
      @Override
      public boolean moveTo(ScriptHostState next, String cause) {
        return ScriptHost.this.moveTo(next, cause);
      }

      @Override
      public void gaveUp(String reason) {
        reports.host(Level.ERROR, reason);
        moveTo(ScriptHostState.ERROR, reports.masked(reason));
      }
    };
  }

  public ScriptHostState state() {
    return state;
  }

  /** The one place where the state changes; false when the life is past that. */
  private synchronized boolean moveTo(ScriptHostState next, String cause) {
    boolean possible =
        switch (state) {
          case STOPPING -> next == ScriptHostState.STOPPED;
          case STOPPED -> next == ScriptHostState.STARTING;
          case ERROR -> next == ScriptHostState.STOPPING;
          default -> true;
        };
    if (possible) {
      log.info("{} revision {}: {} -> {} ({})", spec.app(), spec.revision(), state, next, cause);
      state = next;
    }
    return possible;
  }

  /** In the order of their names; empty before the start ended. */
  public List<FunctionStatus> functions() {
    RunningHost host = running;
    return host == null ? List.of() : host.functions();
  }

  /** How many invocations run or wait for a worker at this moment. */
  public int inFlight() {
    RunningHost host = running;
    return host == null ? 0 : host.inFlight();
  }

  /** Lets a caller in; empty once it is drained, when others answer for the app. */
  public Optional<Visit> enter() {
    return callers.enter() ? Optional.of(new Visit(this)) : Optional.empty();
  }

  void leave() {
    callers.leave();
  }

  /** For those who are inside. */
  CompletableFuture<HttpAnswer> handle(HttpRequest request) {
    return handle(request, false);
  }

  /**
   * @param cold whether the request already waited for the start
   */
  private CompletableFuture<HttpAnswer> handle(HttpRequest request, boolean cold) {
    return switch (state) {
      case STARTING, INITIALIZED -> handleWhenReady(request);
      case OFFLINE -> done(answers.text(503, "text/html", offlinePage));
      // While it stops, its workers still serve those who were inside before.
      case RUNNING, STOPPING -> isLoaded() ? running.handle(request, cold) : notRunning();
      case ERROR, STOPPED -> notRunning();
    };
  }

  private boolean isLoaded() {
    RunningHost host = running;
    return host != null && host.isLoaded();
  }

  private CompletableFuture<HttpAnswer> notRunning() {
    return done(answers.notRunning(Optional.empty()));
  }

  private CompletableFuture<HttpAnswer> handleWhenReady(HttpRequest request) {
    CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    ScheduledFuture<?> tooLate =
        parts.timer.schedule(
            () -> answer.complete(answers.notRunning(Optional.of(RETRY_AFTER_SECONDS))),
            PATIENCE.toMillis(),
            TimeUnit.MILLISECONDS);
    ready.thenRun(() -> {
      tooLate.cancel(false);
      if (!answer.isDone()) {
        forward(handle(request, true), answer);
      }
    });
    return answer;
  }

  private static void forward(
      CompletableFuture<HttpAnswer> from, CompletableFuture<HttpAnswer> to) {
    from.thenAccept(to::complete);
    to.whenComplete((given, failure) -> from.cancel(false));
  }

  /**
   * Runs a function without its trigger: the admin call, a timer, a queue listener. An unknown
   * function, one that did not load, or an HTTP function without a request is a {@link
   * InvocationResult.Failure}. Disabled functions run.
   *
   * @param input the trigger's value
   * @param metadata the trigger's binding data
   */
  public CompletionStage<InvocationResult> invoke(
      String function, Datum input, Map<String, Datum> metadata) {
    if (!callers.enter()) {
      return NOT_RUNNING;
    }
    return invokeInside(Optional.empty(), function, input, metadata)
        .whenComplete((result, never) -> callers.leave());
  }

  /** For those who are inside. */
  CompletionStage<InvocationResult> invokeInside(
      Optional<String> id, String function, Datum input, Map<String, Datum> metadata) {
    return isLoaded() ? running.invoke(id, function, input, metadata) : NOT_RUNNING;
  }

  /** Lets nobody in from now on, and completes when all have left or the limit is over. */
  public CompletionStage<Void> drain(Duration limit) {
    moveTo(ScriptHostState.STOPPING, "it is drained");
    CompletableFuture<Void> drained = callers.close();
    ScheduledFuture<?> over =
        parts.timer.schedule(() -> drained.complete(null), limit.toMillis(), TimeUnit.MILLISECONDS);
    drained.whenComplete((done, failure) -> over.cancel(false));
    return drained;
  }

  /** Ends the language workers; blocks until they are gone. Idempotent. */
  public void stop() {
    callers.close();
    moveTo(ScriptHostState.STOPPING, "it is stopped");
    stopWorkers();
    moveTo(ScriptHostState.STOPPED, "its workers are gone");
  }

  private void stopWorkers() {
    RunningHost host = running;
    if (host != null) {
      host.stop();
    }
  }

  private static CompletableFuture<HttpAnswer> done(HttpAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
