package org.millrace.host.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.port.Body;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult.Success;

/** Makes HTTP answers, those of functions and those of the host itself, for one app. */
public final class HttpAnswers {
  private static final byte[] NOT_RUNNING =
      "Function host is not running.".getBytes(StandardCharsets.UTF_8);

  private final Map<String, String> customHeaders;

  /**
   * @param customHeaders added to every answer that has no such header
   */
  public HttpAnswers(Map<String, String> customHeaders) {
    this.customHeaders = Map.copyOf(customHeaders);
  }

  /** An answer without a body. */
  public HttpAnswer empty(int status) {
    return answer(status, List.of(), Body.EMPTY);
  }

  /** An answer without a body, after which the connection is closed. */
  public HttpAnswer closing(int status) {
    return answer(status, List.of(new Header("Connection", "close")), Body.EMPTY);
  }

  public HttpAnswer text(int status, String contentType, String text, Header... more) {
    List<Header> headers = new ArrayList<>(List.of(more));
    headers.addFirst(new Header("Content-Type", contentType));
    return answer(status, headers, Body.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The answer of the official host while an app does not run; it names no content type. */
  public HttpAnswer notRunning(Optional<Integer> retryAfterSeconds) {
    List<Header> headers =
        retryAfterSeconds
            .map(seconds -> List.of(new Header("Retry-After", seconds.toString())))
            .orElse(List.of());
    return answer(503, headers, Body.of(NOT_RUNNING));
  }

  /**
   * What a function returned, as an answer.
   *
   * @param output the name of the function's http output binding; empty when it has none
   */
  public HttpAnswer of(Success result, String output, HttpRequest request) throws AnswerException {
    Datum value =
        switch (output) {
          case "" -> Datum.NONE;
          case "$return" -> result.returnValue();
          default -> result.outputs().getOrDefault(output, Datum.NONE);
        };
    if (value instanceof Datum.None) {
      return empty(204);
    }
    return of(ResponseValue.of(value), request);
  }

  private HttpAnswer of(Datum.Response response, HttpRequest request) throws AnswerException {
    int status = ResponseValue.status(response.status());
    AnswerHeaders headers = new AnswerHeaders();
    headers.addAll(response.headers());
    headers.addCookies(response.cookies());
    AnswerBody body = AnswerBody.of(response, headers.contentType(), request);
    List<Header> all = headers.with(body.contentType());
    if (request.method().equals("HEAD")) {
      headers.contentLength().ifPresent(length -> all.add(new Header("Content-Length", length)));
      return answer(status, all, Body.EMPTY);
    }
    boolean bodyless = status == 204 || status == 205 || status == 304;
    return answer(status, all, bodyless ? Body.EMPTY : body.body());
  }

  private HttpAnswer answer(int status, List<Header> headers, Body body) {
    if (customHeaders.isEmpty()) {
      return new HttpAnswer(status, headers, body);
    }
    List<Header> all = new ArrayList<>(headers);
    customHeaders.forEach((name, value) -> {
      if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
        all.add(new Header(name, value));
      }
    });
    return new HttpAnswer(status, all, body);
  }
}
