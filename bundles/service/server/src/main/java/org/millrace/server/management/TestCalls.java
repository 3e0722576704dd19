package org.millrace.server.management;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.millrace.server.rest.Refused;

/**
 * Calls functions for a person who tests them, and tells what came back in text. Blocks as long as
 * the function runs; a person who gives up cancels it.
 */
final class TestCalls {
  private static final int LARGEST_ANSWER = 8 * 1024 * 1024;
  private static final String KEY = "x-functions-key";

  private final String agent;

  TestCalls(String agent) {
    this.agent = agent;
  }

  /** Calls an HTTP function with the app's own key, unless the person gave one. */
  InvokeAnswer http(
      RunningApp target, App app, InvokeRequest wanted, String key, CompletableFuture<Void> gone)
      throws Refused, InterruptedException {
    HttpRequest request = requestOf(app, wanted, key);
    long begun = System.nanoTime();
    HttpAnswer answer = await(target.handle(request), gone);
    byte[] body = await(BodyCollector.collect(answer.body(), LARGEST_ANSWER), gone);
    return answer(
        answer.status(),
        answer.headers().stream().map(header -> header.name() + ": " + header.value()).toList(),
        body,
        begun);
  }

  /** Runs a function of another trigger with a value. */
  InvokeAnswer trigger(
      RunningApp target, String function, String value, CompletableFuture<Void> gone)
      throws Refused, InterruptedException {
    Datum input = value == null || value.isEmpty() ? Datum.NONE : new Datum.Text(value);
    long begun = System.nanoTime();
    return switch (await(target.invoke(function, input, Map.of()), gone)) {
      case InvocationResult.Success(var outputs, Datum value2) ->
          answer(200, List.of(), text(value2), begun);
      case InvocationResult.Failure(String type, String message, String stack) ->
          answer(500, List.of(), bytes(type.isEmpty() ? message : type + ": " + message), begun);
      case InvocationResult.Cancelled(String message) ->
          answer(499, List.of(), bytes(message), begun);
    };
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
        Body.of(bytes(wanted.body() == null ? "" : wanted.body())),
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
      throw new Refused(499, "The caller has gone.");
    } catch (ExecutionException failed) {
      throw new Refused(502, "The call broke off: " + failed.getCause().getMessage());
    }
  }

  private InvokeAnswer answer(int status, List<String> headers, byte[] body, long begun) {
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    long micros = took.toNanos() / 1_000;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return new InvokeAnswer("", status, headers, text, false, micros, agent, List.of());
    } catch (CharacterCodingException noText) {
      String base64 = Base64.getEncoder().encodeToString(body);
      return new InvokeAnswer("", status, headers, base64, true, micros, agent, List.of());
    }
  }

  private static byte[] text(Datum value) {
    return switch (value) {
      case Datum.Text(String text) -> bytes(text);
      case Datum.Json(String json) -> bytes(json);
      case Datum.Bytes(ByteBuffer raw) -> {
        byte[] copy = new byte[raw.remaining()];
        raw.duplicate().get(copy);
        yield copy;
      }
      case Datum.None none -> new byte[0];
      case Datum other -> bytes(other.toString());
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
