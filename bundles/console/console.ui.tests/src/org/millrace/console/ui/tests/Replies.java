package org.millrace.console.ui.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import org.millrace.management.ManagementJson;
import org.millrace.management.Problem;

/** How an agent answers. */
final class Replies {
  private Replies() {}

  static JsonNode body(HttpExchange exchange) throws IOException {
    return ManagementJson.mapper().readTree(exchange.getRequestBody().readAllBytes());
  }

  static void json(HttpExchange exchange, int status, Object body) throws IOException {
    send(exchange, status, "application/json", ManagementJson.mapper().writeValueAsBytes(body));
  }

  static void problem(HttpExchange exchange, int status, String sentence) throws IOException {
    Problem problem = new Problem(status, "Refused", sentence);
    byte[] body = ManagementJson.mapper().writeValueAsBytes(problem);
    send(exchange, status, "application/problem+json", body);
  }

  static void empty(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
