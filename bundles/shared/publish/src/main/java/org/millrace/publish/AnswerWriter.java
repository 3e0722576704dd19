package org.millrace.publish;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * Sends an answer and leaves the connection so that the client gets it.
 *
 * <p>Clients differ while they upload. .NET's send the whole body even after an answer and lose the
 * answer when we close too early; GitHub's action stops sending, and repeats a request with these
 * codes from where it had stopped: those it gets only when its body is through.
 */
final class AnswerWriter {
  private static final Set<Integer> REPEATED = Set.of(408, 409, 500, 502, 503, 504);

  private final PublishTiming timing;

  AnswerWriter(PublishTiming timing) {
    this.timing = timing;
  }

  void write(HttpExchange exchange, UploadBody body, StallWatch.Guard guard, Answer answer)
      throws IOException {
    boolean silent = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    // Without content the server ends the exchange at once, whatever is left of the body.
    if (silent || REPEATED.contains(answer.status())) {
      body.dropToTheEnd();
    }
    guard.waiting(timing.silence());
    send(exchange, answer, silent);
    guard.arrived();
    if (silent) {
      return;
    }
    body.drop();
    // Closing reads a last piece of a body that is still coming.
    guard.waiting(timing.afterRefusal());
    exchange.getResponseBody().close();
  }

  private static void send(HttpExchange exchange, Answer answer, boolean silent)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    if (silent) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    OutputStream out = exchange.getResponseBody();
    out.write(answer.body());
    out.flush();
  }
}
