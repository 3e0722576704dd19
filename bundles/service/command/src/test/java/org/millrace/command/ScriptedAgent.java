package org.millrace.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millrace.management.ManagementJson;
import org.millrace.management.Problem;

/**
 * An agent that answers exactly what it was told to, and only to its token. Calls are named as they
 * stand in HTTP: {@code GET /api/v1/apps}. The last answer to a call is given again and again.
 */
final class ScriptedAgent implements AutoCloseable {
  static final String TOKEN = "t0ken";

  private final HttpServer server;
  private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> unexpected = new CopyOnWriteArrayList<>();

  private record Answer(int status, String type, byte[] body) {}

  ScriptedAgent() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::handle);
    server.start();
    answers("GET /api/v1/snapshot", Examples.SNAPSHOT);
    answersText("GET /api/v1/events", "text/event-stream", ": nothing\n\n");
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  ScriptedAgent answers(String call, Object value) {
    try {
      byte[] body = ManagementJson.mapper().writeValueAsBytes(value);
      return add(call, new Answer(200, "application/json", body));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  ScriptedAgent answersText(String call, String type, String text) {
    return add(call, new Answer(200, type, text.getBytes(StandardCharsets.UTF_8)));
  }

  ScriptedAgent answersNothing(String call) {
    return add(call, new Answer(204, "", new byte[0]));
  }

  ScriptedAgent refuses(String call, int status, String sentence) {
    try {
      byte[] body = ManagementJson.mapper().writeValueAsBytes(new Problem(status, "no", sentence));
      return add(call, new Answer(status, "application/problem+json", body));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The same script, but every call is refused. */
  ScriptedAgent refusingAll(int status, String sentence) {
    List<String> all = List.copyOf(script.keySet());
    script.clear();
    all.forEach(call -> refuses(call, status, sentence));
    return this;
  }

  /** What came, each as {@code METHOD path body}. */
  List<String> calls() {
    return calls;
  }

  /** What came although the script does not know it. */
  List<String> unexpected() {
    return unexpected;
  }

  private ScriptedAgent add(String call, Answer answer) {
    script.computeIfAbsent(call, ignored -> new ArrayDeque<>()).add(answer);
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    byte[] body = exchange.getRequestBody().readAllBytes();
    calls.add((call + " " + shown(body)).strip());
    Answer answer = next(call, exchange.getRequestHeaders().getFirst("Authorization"));
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  private static String shown(byte[] body) {
    boolean zip = body.length > 1 && body[0] == 'P' && body[1] == 'K';
    return zip ? "(a zip)" : new String(body, StandardCharsets.UTF_8);
  }

  private synchronized Answer next(String call, String authorization) {
    if (!("Bearer " + TOKEN).equals(authorization)) {
      return new Answer(401, "text/plain", "who are you?".getBytes(StandardCharsets.UTF_8));
    }
    Deque<Answer> answers = script.getOrDefault(call, script.get(call.replaceFirst("\\?.*", "")));
    if (answers == null) {
      unexpected.add(call);
      return new Answer(501, "text/plain", "not in the script".getBytes(StandardCharsets.UTF_8));
    }
    return answers.size() == 1 ? answers.peek() : answers.remove();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
