package org.millrace.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.millrace.host.port.Datum;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult;

/**
 * One revision of a function app running on this agent. Safe for use from any thread; stages
 * complete on event loops, so followers must not block.
 */
public final class ScriptHost {
  private final ScriptHostFactory parts;
  private final ScriptHostSpec spec;

  ScriptHost(ScriptHostFactory parts, ScriptHostSpec spec) {
    this.parts = parts;
    this.spec = spec;
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
    return CompletableFuture.failedFuture(
        new ScriptHostException(
            spec.app() + " cannot start: there is no host yet at " + parts.clock.instant() + "."));
  }

  public ScriptHostState state() {
    return ScriptHostState.STOPPED;
  }

  /** In the order of their names; empty before the start ended. */
  public List<FunctionStatus> functions() {
    return List.of();
  }

  /**
   * Answers a request that was made to this app. Never fails: what goes wrong is an answer, too.
   * Cancelling the returned stage's future tells the worker that nobody waits any more.
   */
  public CompletionStage<HttpAnswer> handle(HttpRequest request) {
    return CompletableFuture.completedFuture(HttpAnswer.empty(503));
  }

  /**
   * Runs a function without its trigger: the admin call, a timer, a queue listener. An unknown or
   * unloaded function is a {@link InvocationResult.Failure}. Disabled functions run.
   *
   * @param input the trigger's value
   * @param metadata the trigger's binding data
   */
  public CompletionStage<InvocationResult> invoke(
      String function, Datum input, Map<String, Datum> metadata) {
    return CompletableFuture.completedFuture(
        new InvocationResult.Failure("", "Function host is not running.", ""));
  }

  /**
   * Takes no new requests, which get 503 from now on, and completes when the running ones ended or
   * the limit is over.
   */
  public CompletionStage<Void> drain(Duration limit) {
    return CompletableFuture.completedFuture(null);
  }

  /** Ends the language workers; blocks until they are gone. Idempotent. */
  public void stop() {}
}
