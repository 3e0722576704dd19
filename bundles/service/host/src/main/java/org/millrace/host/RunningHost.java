package org.millrace.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Failpoint;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerListener;
import org.millrace.host.worker.FunctionDispatcher;
import org.millrace.host.worker.Worker;
import org.millrace.host.worker.WorkerPlace;
import org.millrace.host.worker.WorkerPool;
import org.millrace.host.worker.WorkerRuntime;
import org.millrace.host.worker.WorkerStarter;
import org.millrace.host.worker.WorkerTiming;
import org.millrace.model.HostConfiguration;

/** The inside of a script host whose configuration is read: workers, functions, requests. */
final class RunningHost implements WorkerPool.Owner {
  private static final Duration LONGEST_SWEEP = Duration.ofSeconds(1);
  private static final String HTTP_URI = "HttpUri";

  private final ScriptHostFactory parts;
  private final ScriptHostSpec spec;
  private final HostConfiguration configuration;
  private final HttpSettings http;
  private final WorkerRuntime runtime;
  private final HostReports reports;
  private final HostLife life;
  private final WorkerPool pool;
  private final FunctionDispatcher dispatcher;
  private final FunctionInvoker invoker;
  private final InvocationFactory invocations;
  private volatile FunctionCatalog catalog = FunctionCatalog.EMPTY;
  private volatile List<FunctionEntry> entries;
  private volatile LoadReport report;
  private volatile HttpPipeline pipeline;
  private volatile ScheduledFuture<?> sweep;

  RunningHost(
      ScriptHostFactory parts,
      ScriptHostSpec spec,
      HostConfiguration configuration,
      HttpSettings http,
      WorkerRuntime runtime,
      HostReports reports,
      HostLife life) {
    this.parts = parts;
    this.spec = spec;
    this.configuration = configuration;
    this.http = http;
    this.runtime = runtime;
    this.reports = reports;
    this.life = life;
    this.pool = new WorkerPool(starter(), this, parts.timer, parts.nanoTime);
    this.dispatcher = new FunctionDispatcher(pool::ready, parts.timer);
    this.invoker =
        new FunctionInvoker(
            spec.app(),
            spec.settings(),
            dispatcher,
            configuration.functionTimeout(),
            parts.nanoTime,
            pool::replace);
    this.invocations = new InvocationFactory(parts.clock, parts.nanoTime);
    reports.use(configuration, invoker.running());
  }

  private WorkerStarter starter() {
    WorkerPlace place =
        new WorkerPlace(
            spec.app(),
            spec.appDirectory(),
            spec.home(),
            spec.slots(),
            spec.settings(),
            spec.limits());
    WorkerTiming timing =
        configuration
            .functionTimeout()
            .map(runtime.timing()::withFunctionTimeout)
            .orElse(runtime.timing());
    return new WorkerStarter(
        parts.sandbox, parts.channels, parts.runtimes, runtime, place, reports, timing);
  }

  CompletionStage<LoadReport> start() {
    return pool.start()
        .thenApply(started -> {
          sweepOverdue();
          return report;
        });
  }

  private void sweepOverdue() {
    Optional<Duration> limit = configuration.functionTimeout();
    if (limit.isEmpty()) {
      return;
    }
    long quarter = Math.max(10, limit.get().toMillis() / 4);
    long period = Math.min(quarter, LONGEST_SWEEP.toMillis());
    sweep =
        parts.timer.scheduleWithFixedDelay(
            invoker::endOverdue, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletionStage<Void> prepare(Worker worker) {
    Failpoint.WORKER_STARTED.reached();
    if (worker.description().can(HTTP_URI)) {
      return CompletableFuture.failedFuture(
          new ScriptHostException(
              spec.app()
                  + " answers HTTP by itself (HttpUri), and this agent cannot forward to it yet."));
    }
    List<FunctionEntry> known = entries;
    if (known != null) {
      return FunctionLoader.load(worker.channel(), known).thenAccept(this::warnOfLoadErrors);
    }
    FunctionFinder finder =
        new FunctionFinder(spec.appDirectory(), runtime.language(), configuration.functions());
    CompletionStage<FunctionFinder.Found> found =
        runtime.indexing() ? finder.ask(worker.channel()) : finder.scanLater();
    return found.thenCompose(functions -> loadFirst(worker, functions));
  }

  /** Functions that the first worker loaded and this one did not. */
  private void warnOfLoadErrors(Map<String, String> errors) {
    errors.forEach((name, error) -> {
      if (catalog.loadError(name) == null) {
        reports.host(WorkerListener.Level.WARNING, error);
      }
    });
  }

  private CompletionStage<Void> loadFirst(Worker worker, FunctionFinder.Found found) {
    List<FunctionEntry> functions =
        found.functions().stream()
            .map(metadata ->
                FunctionEntry.of(
                    metadata,
                    !FunctionFinder.isDisabled(
                        metadata.name(), spec.settings(), spec.disabledFunctions()),
                    parts.outputs,
                    FunctionEntry.silence(metadata, parts.triggers, spec.settings())))
            .toList();
    life.moveTo(ScriptHostState.INITIALIZED, functions.size() + " functions found");
    return FunctionLoader.load(worker.channel(), functions)
        .thenCompose(errors -> loaded(worker, functions, found, reports.masked(errors)));
  }

  private CompletionStage<Void> loaded(
      Worker worker,
      List<FunctionEntry> functions,
      FunctionFinder.Found found,
      Map<String, String> loadErrors) {
    FunctionCatalog complete =
        FunctionCatalog.of(
            configuration.http().routePrefix(), functions, found.errors(), loadErrors);
    if (complete.statuses().stream().noneMatch(FunctionStatus::loaded)) {
      return CompletableFuture.failedFuture(nothingLoaded(worker, complete));
    }
    catalog = complete;
    entries = functions;
    report = report(worker.description(), complete, found.warnings());
    pipeline =
        new HttpPipeline(spec.app(), parts.keys, complete, http, invoker, reports, invocations);
    return CompletableFuture.completedFuture(null);
  }

  private ScriptHostException nothingLoaded(Worker worker, FunctionCatalog nothing) {
    if (!nothing.statuses().isEmpty()) {
      return new ScriptHostException(
          "No function of "
              + spec.app()
              + " could be loaded. "
              + nothing.statuses().getFirst().error());
    }
    String words = worker.lastWords();
    return new ScriptHostException(
        spec.app() + " has no functions." + (words.isEmpty() ? "" : " Its worker said: " + words));
  }

  private static LoadReport report(
      WorkerChannel.Description description, FunctionCatalog catalog, List<String> warnings) {
    List<String> all = new ArrayList<>(warnings);
    for (FunctionStatus function : catalog.statuses()) {
      if (!function.error().isEmpty()) {
        String error = function.error();
        all.add(error.contains(function.name()) ? error : function.name() + ": " + error + ".");
      }
    }
    return new LoadReport(
        description.runtime(),
        description.runtimeVersion(),
        catalog.statuses(),
        all,
        catalog.routes().conflicts());
  }

  @Override
  public void workerReady() {
    dispatcher.wake();
  }

  @Override
  public void gaveUp(String reason) {
    dispatcher.close(reason);
    life.gaveUp(reason);
  }

  List<FunctionStatus> functions() {
    return catalog.statuses();
  }

  int inFlight() {
    return invoker.running().count();
  }

  /** Whether its functions are loaded. */
  boolean isLoaded() {
    return pipeline != null;
  }

  CompletableFuture<HttpAnswer> handle(HttpRequest request, boolean cold) {
    return pipeline.handle(request, cold);
  }

  CompletionStage<InvocationResult> invoke(
      Optional<String> id, String function, Datum input, Map<String, Datum> metadata) {
    Optional<FunctionEntry> entry = catalog.find(function);
    if (entry.isEmpty()) {
      return failure(spec.app() + " has no function " + function + ".");
    }
    if (entry.get().http().isPresent() && !(input instanceof Datum.Request)) {
      return failure(function + " is called by HTTP, not by a value.");
    }
    InvocationRequest request =
        new InvocationRequest(
            id.orElseGet(invocations::id),
            entry.get().metadata().functionId(),
            Map.of(entry.get().metadata().trigger().name(), input),
            metadata,
            invocations.traceParent(),
            "",
            Optional.empty());
    Invocation invocation = invocations.of(entry.get(), request, false);
    CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    invocation.ending.thenAccept(ending -> {
      reports.ended(invocation, ending, 0, "");
      result.complete(result(ending));
    });
    invoker.run(invocation, catalog.loadError(entry.get().name()));
    return result;
  }

  private static CompletionStage<InvocationResult> failure(String message) {
    return CompletableFuture.completedFuture(new InvocationResult.Failure("", message, ""));
  }

  private static InvocationResult result(Ending ending) {
    return switch (ending) {
      case Ending.Answered answered -> answered.result();
      case Ending.TimedOut timedOut ->
          new InvocationResult.Failure(
              "", "It took longer than the function timeout of " + timedOut.limit() + ".", "");
      case Ending.Abandoned _ -> new InvocationResult.Cancelled("");
      case Ending.NotStarted notStarted ->
          new InvocationResult.Failure("", notStarted.reason(), "");
    };
  }

  /** Blocks until the workers are gone. */
  void stop() {
    ScheduledFuture<?> sweeping = sweep;
    if (sweeping != null) {
      sweeping.cancel(false);
    }
    dispatcher.close("Function host is not running.");
    pool.stop();
  }
}
