package org.millrace.host.fake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.millrace.host.port.Datum;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerException;
import org.millrace.host.port.WorkerListener;
import org.millrace.model.FunctionMetadata;

/** A language worker that does what its script says. One script may serve several processes. */
public final class FakeWorker {
  private final List<FunctionMetadata> functions = new ArrayList<>();
  private final Map<String, String> indexErrors = new HashMap<>();
  private final Map<String, String> loadErrors = new HashMap<>();
  private final Map<String, String> capabilities = new LinkedHashMap<>();
  private final Map<String, Function<InvocationRequest, CompletionStage<InvocationResult>>>
      handlers = new ConcurrentHashMap<>();
  private boolean useFunctionJson = true;
  private boolean silent;

  /** Answers the index with these functions. */
  public FakeWorker indexes(FunctionMetadata... found) {
    useFunctionJson = false;
    functions.addAll(List.of(found));
    return this;
  }

  public FakeWorker failsToIndex(String function, String reason) {
    useFunctionJson = false;
    indexErrors.put(function, reason);
    return this;
  }

  public FakeWorker failsToLoad(String function, String reason) {
    loadErrors.put(function, reason);
    return this;
  }

  public FakeWorker can(String capability, String value) {
    capabilities.put(capability, value);
    return this;
  }

  /** Never answers to initialize. */
  public FakeWorker staysSilent() {
    silent = true;
    return this;
  }

  /** What a function does; {@code *} stands for all others. */
  public FakeWorker on(String function, Function<InvocationRequest, InvocationResult> does) {
    return onLater(function, request -> CompletableFuture.completedFuture(does.apply(request)));
  }

  public FakeWorker onLater(
      String function, Function<InvocationRequest, CompletionStage<InvocationResult>> does) {
    handlers.put(function, does);
    return this;
  }

  /** A function that returned this value. */
  public static InvocationResult returning(Datum value) {
    return new InvocationResult.Success(Map.of(), value);
  }

  Channel open(String workerId, InstantSandbox.Running process, WorkerListener listener) {
    return new Channel(workerId, process, listener);
  }

  /** The conversation with one process of this worker. */
  public final class Channel implements WorkerChannel {
    private final String workerId;
    private final InstantSandbox.Running process;
    private final WorkerListener listener;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<InvocationResult>> running =
        new ConcurrentHashMap<>();
    private final List<InvocationRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    private Channel(String workerId, InstantSandbox.Running process, WorkerListener listener) {
      this.workerId = workerId;
      this.process = process;
      this.listener = listener;
      process.exited().thenAccept(code -> close("the process ended with exit code " + code));
    }

    public InstantSandbox.Running process() {
      return process;
    }

    public WorkerListener listener() {
      return listener;
    }

    /** Every invocation it was ever sent. */
    public List<InvocationRequest> requests() {
      return requests;
    }

    public Set<String> cancelled() {
      return cancelled;
    }

    public Set<String> loaded() {
      return Set.copyOf(names.values());
    }

    /** Ends the conversation though the process stays. */
    public void close(String reason) {
      if (closed.complete(reason)) {
        running
            .values()
            .forEach(result -> result.completeExceptionally(new WorkerException(reason)));
      }
    }

    @Override
    public String workerId() {
      return workerId;
    }

    @Override
    public CompletionStage<Description> initialize(Path workerDirectory, Path appDirectory) {
      return silent
          ? new CompletableFuture<>()
          : CompletableFuture.completedFuture(new Description("fake", "1.0", "1.0", capabilities));
    }

    @Override
    public CompletionStage<Description> specialize(
        Map<String, String> environment, Path appDirectory) {
      return initialize(appDirectory, appDirectory);
    }

    @Override
    public CompletionStage<Index> index(Path appDirectory) {
      return CompletableFuture.completedFuture(new Index(useFunctionJson, functions, indexErrors));
    }

    @Override
    public CompletionStage<Void> load(FunctionMetadata function) {
      String error = loadErrors.get(function.name());
      if (error != null) {
        return CompletableFuture.failedFuture(new WorkerException(error));
      }
      names.put(function.functionId(), function.name());
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<InvocationResult> invoke(InvocationRequest request) {
      requests.add(request);
      CompletableFuture<InvocationResult> result = new CompletableFuture<>();
      running.put(request.invocationId(), result);
      result.whenComplete((ended, failure) -> running.remove(request.invocationId()));
      String name = names.getOrDefault(request.functionId(), "*");
      var handler = handlers.getOrDefault(name, handlers.get("*"));
      if (handler != null) {
        handler
            .apply(request)
            .whenComplete((ended, failure) -> {
              if (failure == null) {
                result.complete(ended);
              } else {
                result.completeExceptionally(failure);
              }
            });
      }
      return result;
    }

    @Override
    public void cancel(String invocationId) {
      cancelled.add(invocationId);
    }

    @Override
    public void terminate(Duration grace) {}

    @Override
    public int inFlight() {
      return running.size();
    }

    @Override
    public Set<String> running() {
      return Set.copyOf(running.keySet());
    }

    @Override
    public CompletionStage<String> closed() {
      return closed;
    }
  }
}
