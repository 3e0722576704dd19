package org.millrace.console.ui.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.LogLine;

/** Every function answers the body it is sent; the calls are remembered. */
final class FakeCalls {
  private final List<JsonNode> calls = new CopyOnWriteArrayList<>();

  List<JsonNode> all() {
    return calls;
  }

  void invoke(HttpExchange exchange) throws IOException {
    JsonNode call = Replies.body(exchange);
    calls.add(call);
    if (call.get("body").textValue().equals("never")) {
      return;
    }
    boolean isBad = call.get("body").textValue().equals("bad");
    LogLine line =
        new LogLine(
            7,
            Instant.now(),
            isBad ? "ERROR" : "INFORMATION",
            call.get("function").textValue(),
            "7f3a",
            "pc-14",
            "",
            "Order 7 is here");
    InvokeAnswer answer =
        new InvokeAnswer(
            "7f3a",
            isBad ? 500 : 200,
            List.of("Content-Type: application/json"),
            call.get("body").textValue(),
            false,
            41_000,
            "pc-14",
            List.of(line));
    Replies.json(exchange, 200, answer);
  }
}
