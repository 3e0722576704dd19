package org.millrace.server.management;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.millrace.host.port.Body;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.management.App;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.millrace.server.dataplane.RunningApp;
import org.millrace.server.events.AppLogs;
import org.millrace.server.rest.Refused;

/**
 * Calls functions for a person who tests them, and tells what came back and what was logged
 * meanwhile. Blocks as long as the function runs; a person who gives up cancels it.
 */
final class TestCalls {
  private static final int LARGEST_ANSWER = 64 * 1024 * 1024;
  private static final String KEY = "x-functions-key";

  /** What the reference host says of a caller who went away. */
  private static final int CALLER_GONE = 499;

  private final String agent;
  private final AppLogs logs;

  TestCalls(String agent, AppLogs logs) {
    this.agent = agent;
    this.logs = logs;
  }

  /** Calls an HTTP function with the app's own key, unless the person gave one. */
  InvokeAnswer http(
      RunningApp target, App app, InvokeRequest wanted, String key, CompletableFuture<Void> gone)
      throws Refused, InterruptedException {
    HttpRequest request = requestOf(app, wanted, key);
    try (TestCall call = TestCall.begin(logs, app.name(), agent)) {
      HttpAnswer answer = await(target.handle(request.withInvocationId(call.id())), gone);
      byte[] body = await(BodyCollector.collect(answer.body(), LARGEST_ANSWER), gone);
      List<String> headers =
          answer.headers().stream().map(header -> header.name() + ": " + header.value()).toList();
      return call.answered(answer.status(), headers, body);
    }
  }

  /** Runs a function of another trigger with a value. */
  InvokeAnswer trigger(
      RunningApp target, App app, String function, String value, CompletableFuture<Void> gone)
      throws Refused, InterruptedException {
    Datum input = value == null || value.isEmpty() ? Datum.NONE : new Datum.Text(value);
    try (TestCall call = TestCall.begin(logs, app.name(), agent)) {
      return switch (await(target.invoke(call.id(), function, input), gone)) {
        case InvocationResult.Success(var outputs, Datum returned) ->
            call.answered(200, List.of(), TestCall.bytes(returned));
        case InvocationResult.Failure(String type, String message, String stack) ->
            call.answered(
                500, List.of(), TestCall.bytes(type.isEmpty() ? message : type + ": " + message));
        case InvocationResult.Cancelled(String message) ->
            call.answered(CALLER_GONE, List.of(), TestCall.bytes(message));
      };
    }
  }

  private static HttpRequest requestOf(App app, InvokeRequest wanted, String key) throws Refused {
    String path = wanted.path() == null || wanted.path().isEmpty() ? "/" : wanted.path();
    if (!path.startsWith("/")) {
      throw new Refused(400, "The path of a call begins with a slash.");
    }
    int question = path.indexOf('?');
    String method = wanted.method() == null ? "GET" : wanted.method();
    String host = URI.create(app.url()).getAuthority();
    return new HttpRequest(
        method.toUpperCase(Locale.ROOT),
        question < 0 ? path : path.substring(0, question),
        question < 0 ? "" : path.substring(question + 1),
        "http://" + host + path,
        headers(wanted, host, key),
        Body.of(TestCall.bytes(wanted.body() == null ? "" : wanted.body())),
        "127.0.0.1");
  }

  private static List<Header> headers(InvokeRequest wanted, String host, String key) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Host", host));
    wanted.headers().forEach((name, value) -> headers.add(new Header(name, value)));
    if (wanted.headers().keySet().stream().noneMatch(KEY::equalsIgnoreCase)) {
      headers.add(new Header(KEY, key));
    }
    return headers;
  }

  private static <T> T await(CompletionStage<T> running, CompletableFuture<Void> gone)
      throws Refused, InterruptedException {
    CompletableFuture<T> future = running.toCompletableFuture();
    gone.thenRun(() -> future.cancel(false));
    try {
      return future.get();
    } catch (CancellationException givenUp) {
      throw new Refused(CALLER_GONE, "The caller has gone.");
    } catch (ExecutionException failed) {
      throw new Refused(502, "The call broke off: " + failed.getCause().getMessage());
    }
  }
}
