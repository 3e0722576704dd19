package org.millrace.server.dataplane;

import io.vertx.core.http.HttpServerRequest;

/** What we answer ourselves when no app can: a status and a sentence. */
final class PlainAnswer {

  private PlainAnswer() {}

  static void badRequest(HttpServerRequest request) {
    send(request, 400, "The Host header or the path of this request cannot be read.");
  }

  static void noApp(HttpServerRequest request) {
    if (request.path().equals("/")) {
      send(request, 200, "This is a Millrace agent. Function apps answer at /functions/<app>/.");
      return;
    }
    send(
        request,
        404,
        "This address names no function app. Function apps answer at /functions/<app>/.");
  }

  static void unknownApp(HttpServerRequest request, String app) {
    String named = app.length() > 60 ? "of that name" : "'" + app + "'";
    send(
        request,
        404,
        "There is no function app " + named + " here. Check the name in the address.");
  }

  static void notServing(HttpServerRequest request, String reason) {
    send(request, 503, reason);
  }

  static void tooLarge(HttpServerRequest request, long limit) {
    request.response().putHeader("connection", "close");
    send(request, 413, "The body of this request is over the limit of " + limit + " bytes.");
    LastRequest.closeAfter(request);
  }

  private static void send(HttpServerRequest request, int status, String sentence) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .end(sentence);
  }
}
