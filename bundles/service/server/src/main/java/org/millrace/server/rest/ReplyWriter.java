package org.millrace.server.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.Map;
import org.millrace.management.ManagementJson;
import org.millrace.management.Problem;

/** Puts replies on the wire. */
final class ReplyWriter {
  private static final ObjectMapper JSON = ManagementJson.mapper();

  private final Vertx vertx;

  ReplyWriter(Vertx vertx) {
    this.vertx = vertx;
  }

  /** A reply that is ready to be sent by the event loop, which should not make JSON. */
  sealed interface Ready {}

  record Text(int status, String contentType, Map<String, String> headers, byte[] bytes)
      implements Ready {}

  record Other(Reply reply) implements Ready {}

  static Ready ready(Reply reply) {
    return switch (reply) {
      case Reply.Json(int status, Object value) ->
          new Text(status, "application/json", Map.of(), json(value));
      case Reply.Bytes(String type, byte[] bytes) -> new Text(200, type, Map.of(), bytes);
      case Reply other -> new Other(other);
    };
  }

  static Ready ready(Refused refused) {
    int status = refused.status();
    String title = HttpResponseStatus.valueOf(status).reasonPhrase();
    return new Text(
        status,
        "application/problem+json",
        refused.headers(),
        json(new Problem(status, title, refused.getMessage())));
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** On the event loop. */
  void write(HttpServerRequest request, Ready ready) {
    if (ready instanceof Other(Reply.Events(Reply.Opener opener))) {
      request.resume();
      opener.open(request);
      return;
    }
    if (request.response().closed()) {
      return;
    }
    BodyRest.drop(vertx, request, whole -> send(request, ready, whole));
  }

  private static void send(HttpServerRequest request, Ready ready, boolean whole) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return;
    }
    if (whole) {
      send(response, ready);
      return;
    }
    response.putHeader("connection", "close");
    send(response, ready).onComplete(sent -> request.connection().close());
  }

  private static Future<Void> send(HttpServerResponse response, Ready ready) {
    response.putHeader("cache-control", "no-store");
    return switch (ready) {
      case Text(int status, String type, Map<String, String> headers, byte[] bytes) -> {
        response.headers().addAll(headers);
        yield response
            .setStatusCode(status)
            .putHeader("content-type", type)
            .end(Buffer.buffer(bytes));
      }
      case Other(Reply.File(String type, Path file)) ->
          response.putHeader("content-type", type).sendFile(file.toString());
      case Other other -> {
        response.headersEndHandler(now -> response.headers().remove("content-length"));
        yield response.setStatusCode(204).end();
      }
    };
  }
}
