package org.millrace.host.port;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.millrace.model.FunctionMetadata;

/**
 * The conversation with one language worker. Every stage fails with {@link WorkerException} when
 * the worker refuses, ends or keeps silent; stages complete on the channel's event loop, so their
 * followers must not block.
 */
public interface WorkerChannel {

  String workerId();

  /**
   * Says who we are and asks who it is.
   *
   * @param appDirectory null for a placeholder that gets its app later
   */
  CompletionStage<Description> initialize(Path workerDirectory, Path appDirectory);

  /** What a worker said of itself. Capability values are kept as sent; present means on. */
  record Description(
      String runtime,
      String runtimeVersion,
      String workerVersion,
      Map<String, String> capabilities) {
    public boolean can(String capability) {
      return !capabilities.getOrDefault(capability, "").isEmpty();
    }
  }

  /** Gives a placeholder its app: the complete environment replaces the worker's own. */
  CompletionStage<Description> specialize(Map<String, String> environment, Path appDirectory);

  /** Asks the worker for the app's functions. */
  CompletionStage<Index> index(Path appDirectory);

  /**
   * @param useFunctionJson the worker found none itself: the host scans for function.json
   * @param functions raw bindings are parsed; not validated yet
   * @param errors by function name, what could not be read
   */
  record Index(
      boolean useFunctionJson, List<FunctionMetadata> functions, Map<String, String> errors) {}

  /** Loads a function; fails with the worker's reason, other functions are not touched. */
  CompletionStage<Void> load(FunctionMetadata function);

  CompletionStage<InvocationResult> invoke(InvocationRequest request);

  /** Asks the worker to give up an invocation; without effect where it cannot. */
  void cancel(String invocationId);

  /**
   * Measures how long the worker takes to say that it is there: a sign of its load. Fails where the
   * worker does not offer {@code WorkerStatus}.
   */
  default CompletionStage<Duration> ping() {
    return CompletableFuture.failedStage(
        new WorkerException("Worker " + workerId() + " cannot be asked for its status."));
  }

  /** Says goodbye; the sandbox ends the process after {@code grace}. */
  void terminate(Duration grace);

  /** Invocations without an answer yet: the dispatcher's measure of load. */
  int inFlight();

  /** Ids of invocations that wait for their answer. */
  Set<String> running();

  /** Completes when the stream ended, with the reason in words. */
  CompletionStage<String> closed();
}
