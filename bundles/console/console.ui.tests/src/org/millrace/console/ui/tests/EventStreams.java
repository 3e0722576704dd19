package org.millrace.console.ui.tests;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millrace.management.Change;
import org.millrace.management.ManagementJson;

/** The open streams of server-sent events of a fake agent. */
final class EventStreams {
  private final List<HttpExchange> open = new CopyOnWriteArrayList<>();

  void open(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    write(exchange, ":\n\n");
    open.add(exchange);
  }

  void tell(Change change) {
    tell(change.seq(), change);
  }

  void tell(long id, Object event) {
    for (HttpExchange stream : open) {
      try {
        String data = ManagementJson.mapper().writeValueAsString(event);
        write(stream, "id: " + id + "\ndata: " + data + "\n\n");
      } catch (IOException gone) {
        open.remove(stream);
      }
    }
  }

  int count() {
    return open.size();
  }

  void cut() {
    open.forEach(HttpExchange::close);
    open.clear();
  }

  private static void write(HttpExchange stream, String text) throws IOException {
    stream.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    stream.getResponseBody().flush();
  }
}
