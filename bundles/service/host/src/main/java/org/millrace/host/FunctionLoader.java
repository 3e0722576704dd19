package org.millrace.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerException;
import org.millrace.host.worker.Failures;

/** Loads functions into a worker. */
final class FunctionLoader {
  private FunctionLoader() {}

  /**
   * Loads the enabled ones first. Completes with what the worker could not load, by name; fails
   * only when the worker is gone.
   */
  static CompletionStage<Map<String, String>> load(
      WorkerChannel channel, List<FunctionEntry> functions) {
    Map<String, String> errors = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> loads = new ArrayList<>();
    functions.stream()
        .sorted(Comparator.comparing(function -> !function.enabled()))
        .forEach(function -> loads.add(load(channel, function, errors)));
    return CompletableFuture.allOf(loads.toArray(CompletableFuture[]::new))
        .thenCompose(loaded ->
            channel.closed().toCompletableFuture().isDone()
                ? gone(channel)
                : CompletableFuture.completedFuture(errors));
  }

  private static CompletableFuture<Void> load(
      WorkerChannel channel, FunctionEntry function, Map<String, String> errors) {
    return channel
        .load(function.metadata())
        .toCompletableFuture()
        .exceptionally(failure -> {
          String reason = String.valueOf(Failures.cause(failure).getMessage());
          errors.put(function.name(), function.name() + " could not be loaded: " + reason);
          return null;
        });
  }

  private static CompletionStage<Map<String, String>> gone(WorkerChannel channel) {
    return channel
        .closed()
        .thenCompose(reason ->
            CompletableFuture.failedFuture(
                new WorkerException("The language worker ended while loading: " + reason)));
  }
}
