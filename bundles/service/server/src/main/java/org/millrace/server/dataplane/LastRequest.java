package org.millrace.server.dataplane;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.time.Duration;

/** The end of a connection after an answer that says so. */
final class LastRequest {
  private static final Duration LINGER = Duration.ofSeconds(5);

  private LastRequest() {}

  /**
   * Closes the connection once the request is over, or soon. A caller who still sends would lose
   * the answer if the connection were cut at once. To be called when the answer has been ended.
   */
  static void closeAfter(HttpServerRequest request) {
    if (request.isEnded()) {
      request.connection().close();
      return;
    }
    Vertx vertx = ((HttpServerRequestInternal) request).context().owner();
    long timer = vertx.setTimer(LINGER.toMillis(), over -> request.connection().close());
    request.connection().closeHandler(closed -> vertx.cancelTimer(timer));
    request.handler(dropped -> {});
    request.endHandler(sent -> request.connection().close());
    request.resume();
  }
}
