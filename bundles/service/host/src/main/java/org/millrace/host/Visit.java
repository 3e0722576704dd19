package org.millrace.host;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.millrace.host.port.Datum;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult;

/**
 * A caller inside a script host. Who is in is answered, even when the host is drained meanwhile:
 * draining waits until all have left.
 */
public final class Visit {
  private final ScriptHost host;
  private final AtomicBoolean left = new AtomicBoolean();

  Visit(ScriptHost host) {
    this.host = host;
  }

  /**
   * Answers a request that was made to this app. Never fails: what goes wrong is an answer, too.
   * The stage is a {@link java.util.concurrent.CompletableFuture}; cancelling it tells the worker
   * that nobody waits any more.
   */
  public CompletionStage<HttpAnswer> handle(HttpRequest request) {
    return host.handle(request);
  }

  /**
   * Runs a function without its trigger, as {@link ScriptHost#invoke}.
   *
   * @param invocationId chosen by the caller; nobody else's
   */
  public CompletionStage<InvocationResult> invoke(
      String invocationId, String function, Datum input, Map<String, Datum> metadata) {
    return host.invokeInside(Optional.of(invocationId), function, input, metadata);
  }

  /** To be called when the caller has its answer, or has gone. Idempotent. */
  public void leave() {
    if (left.compareAndSet(false, true)) {
      host.leave();
    }
  }
}
