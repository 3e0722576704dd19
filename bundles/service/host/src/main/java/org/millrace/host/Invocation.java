package org.millrace.host;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.worker.Worker;

/** One invocation on its way. What completes {@link #ending} first counts. */
final class Invocation {
  final FunctionEntry function;
  final InvocationRequest request;
  final Instant started;
  final long startedNanos;
  final CompletableFuture<Ending> ending = new CompletableFuture<>();

  /** Whether it waited for a worker to start. */
  volatile boolean cold;

  /** Null until it was sent to one. */
  volatile Worker worker;

  volatile long sentNanos;

  Invocation(
      FunctionEntry function,
      InvocationRequest request,
      Instant started,
      long startedNanos,
      boolean cold) {
    this.function = function;
    this.request = request;
    this.started = started;
    this.startedNanos = startedNanos;
    this.cold = cold;
  }

  String id() {
    return request.invocationId();
  }
}
