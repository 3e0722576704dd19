package org.millrace.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Failpoint;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.InvocationResult.Failure;
import org.millrace.host.port.InvocationResult.Success;
import org.millrace.host.port.OutputBinding;
import org.millrace.host.worker.Failures;
import org.millrace.host.worker.FunctionDispatcher;
import org.millrace.host.worker.Worker;
import org.millrace.model.AppName;

/**
 * Runs invocations: gives each a worker, carries out what it returned, ends those that take too
 * long. The path of an invocation takes no lock; time limits are kept by a sweep over what runs.
 */
final class FunctionInvoker {
  private final AppName app;
  private final Map<String, String> settings;
  private final FunctionDispatcher dispatcher;
  private final Optional<Duration> limit;
  private final LongSupplier nanoTime;
  private final BiConsumer<Worker, String> replace;
  private final RunningInvocations running = new RunningInvocations();

  /**
   * @param limit of each invocation
   * @param replace asked to replace the worker of an invocation that took too long
   */
  FunctionInvoker(
      AppName app,
      Map<String, String> settings,
      FunctionDispatcher dispatcher,
      Optional<Duration> limit,
      LongSupplier nanoTime,
      BiConsumer<Worker, String> replace) {
    this.app = app;
    this.settings = settings;
    this.dispatcher = dispatcher;
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.replace = replace;
  }

  RunningInvocations running() {
    return running;
  }

  /**
   * @param loadError why the worker could not load the function; null when it did
   */
  void run(Invocation invocation, String loadError) {
    String refusal = loadError != null ? loadError : invocation.function.unsupportedInput();
    if (!refusal.isEmpty()) {
      invocation.ending.complete(new Ending.Answered(new Failure("", refusal, "")));
      return;
    }
    running.add(invocation);
    invocation.ending.whenComplete((ending, never) -> running.remove(invocation));
    Worker worker = dispatcher.leastBusy();
    if (worker != null) {
      send(invocation, worker);
      return;
    }
    invocation.cold = true;
    dispatcher
        .await()
        .whenComplete((ready, failure) -> {
          if (failure == null) {
            send(invocation, ready);
          } else {
            invocation.ending.complete(new Ending.NotStarted(Failures.cause(failure).getMessage()));
          }
        });
  }

  private void send(Invocation invocation, Worker worker) {
    if (invocation.ending.isDone()) {
      return;
    }
    invocation.sentNanos = nanoTime.getAsLong();
    invocation.worker = worker;
    worker
        .channel()
        .invoke(invocation.request)
        .whenComplete((result, failure) ->
            answered(
                invocation,
                failure == null
                    ? result
                    : new Failure("", Failures.cause(failure).getMessage(), "")));
    Failpoint.INVOCATION_SENT.reached();
  }

  private void answered(Invocation invocation, InvocationResult result) {
    Failpoint.INVOCATION_ANSWERED.reached();
    if (result instanceof Success success && !invocation.function.outputs().isEmpty()) {
      writeOutputs(invocation, success);
    } else {
      invocation.ending.complete(new Ending.Answered(result));
    }
  }

  private void writeOutputs(Invocation invocation, Success success) {
    List<CompletableFuture<?>> writes = new ArrayList<>();
    for (FunctionEntry.Output output : invocation.function.outputs()) {
      String name = output.binding().name();
      Datum value =
          name.equals("$return")
              ? success.returnValue()
              : success.outputs().getOrDefault(name, Datum.NONE);
      if (!(value instanceof Datum.None)) {
        writes.add(write(invocation, output, value));
      }
    }
    CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new))
        .whenComplete((written, failure) ->
            invocation.ending.complete(
                new Ending.Answered(
                    failure == null
                        ? success
                        : new Failure("", Failures.cause(failure).getMessage(), ""))));
  }

  private CompletableFuture<?> write(
      Invocation invocation, FunctionEntry.Output output, Datum value) {
    if (output.carrier().isEmpty()) {
      return CompletableFuture.failedFuture(
          new UnsupportedOperationException(
              invocation.function.name()
                  + " wrote to its output "
                  + output.binding().name()
                  + ", but the binding "
                  + output.binding().type()
                  + " is not supported yet."));
    }
    return output
        .carrier()
        .get()
        .write(
            new OutputBinding.Output(
                app,
                invocation.function.metadata(),
                output.binding(),
                value,
                invocation.request.triggerMetadata(),
                settings))
        .toCompletableFuture();
  }

  /** Ends an invocation nobody waits for any more. */
  void abandon(Invocation invocation) {
    Worker worker = invocation.worker;
    if (invocation.ending.complete(new Ending.Abandoned()) && worker != null) {
      worker.channel().cancel(invocation.id());
    }
  }

  /** Ends what takes longer than the limit; its worker is replaced, since it may hang. */
  void endOverdue() {
    if (limit.isEmpty()) {
      return;
    }
    long now = nanoTime.getAsLong();
    for (Invocation invocation : running.all()) {
      Worker worker = invocation.worker;
      if (worker != null && now - invocation.sentNanos >= limit.get().toNanos()) {
        endOverdue(invocation, worker);
      }
    }
  }

  private void endOverdue(Invocation invocation, Worker worker) {
    if (invocation.ending.complete(new Ending.TimedOut(limit.get()))) {
      worker.channel().cancel(invocation.id());
      replace.accept(
          worker,
          invocation.function.name() + " took longer than the function timeout of " + limit.get());
    }
  }
}
