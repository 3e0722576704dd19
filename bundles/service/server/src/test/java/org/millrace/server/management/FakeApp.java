package org.millrace.server.management;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.millrace.host.port.Body;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.InvocationSink;
import org.millrace.host.port.WorkerListener;
import org.millrace.model.AppName;
import org.millrace.server.dataplane.RunningApp;

/** A script host's outside: answers with what it was asked, logs one line for each call. */
final class FakeApp implements RunningApp {
  private final AppName app;
  private final InvocationSink sink;
  private final CompletableFuture<CompletableFuture<HttpAnswer>> waiting =
      new CompletableFuture<>();
  private volatile HttpRequest lastRequest;

  FakeApp(AppName app, InvocationSink sink) {
    this.app = app;
    this.sink = sink;
  }

  HttpRequest lastRequest() {
    return lastRequest;
  }

  /** Completes with the answer that never comes, when somebody asked for the path /never. */
  CompletableFuture<CompletableFuture<HttpAnswer>> waiting() {
    return waiting;
  }

  @Override
  public CompletionStage<HttpAnswer> handle(HttpRequest request) {
    lastRequest = request;
    if (request.path().equals("/never")) {
      CompletableFuture<HttpAnswer> never = new CompletableFuture<>();
      waiting.complete(never);
      return never;
    }
    String id = request.invocationId().orElse("");
    log("hello", "somebody-else", "not ours");
    log("hello", id, "in hello");
    ended("hello", id);
    String body =
        StandardCharsets.UTF_8
            .decode(((Body.Buffered) request.body()).bytes().duplicate())
            .toString();
    String seen = request.method() + " " + request.path() + " " + request.query() + " " + body;
    return CompletableFuture.completedFuture(
        new HttpAnswer(
            201,
            List.of(new Header("Content-Type", "text/plain")),
            Body.of(seen.getBytes(StandardCharsets.UTF_8))));
  }

  @Override
  public CompletionStage<InvocationResult> invoke(
      String invocationId, String function, Datum input) {
    String value = input instanceof Datum.Text(String text) ? text : "";
    return CompletableFuture.completedFuture(
        value.equals("fail")
            ? new InvocationResult.Failure("Error", "asked to", "")
            : new InvocationResult.Success(Map.of(), new Datum.Text(function + " got " + value)));
  }

  @Override
  public void leave() {
    // Nothing here waits for callers.
  }

  private void log(String function, String invocation, String message) {
    sink.log(
        new InvocationSink.LogLine(
            app,
            function,
            invocation,
            Instant.now(),
            WorkerListener.Level.INFORMATION,
            "Function." + function + ".User",
            message));
  }

  private void ended(String function, String id) {
    sink.ended(
        new InvocationSink.Ended(
            app,
            function,
            id,
            "httpTrigger",
            1,
            Instant.now(),
            Duration.ofMillis(2),
            InvocationSink.Outcome.SUCCEEDED,
            false,
            201,
            "",
            ""));
  }
}
