package org.millrace.server.rest;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * What is left of a request's body when its answer is ready: read and dropped before the answer
 * goes out. A client that still sends would lose an early answer, or repeat only the rest of its
 * file. Who stays silent for 10 s, or sends for a minute, is not waited for. Lives on the event
 * loop.
 */
final class BodyRest {
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final Handler<Boolean> then;
  private long silence;
  private final long patience;
  private boolean over;

  private BodyRest(Vertx vertx, HttpServerRequest request, Handler<Boolean> then) {
    this.vertx = vertx;
    this.request = request;
    this.then = then;
    this.silence = vertx.setTimer(SILENCE.toMillis(), timer -> finish(false));
    this.patience = vertx.setTimer(PATIENCE.toMillis(), timer -> finish(false));
  }

  /**
   * @param then told whether the body came to its end; if not, the connection is of no more use
   */
  static void drop(Vertx vertx, HttpServerRequest request, Handler<Boolean> then) {
    if (request.isEnded()) {
      then.handle(true);
      return;
    }
    if (request.headers().contains("expect") && !request.response().headWritten()) {
      // The client waits to be told to send; the answer tells it not to.
      then.handle(false);
      return;
    }
    new BodyRest(vertx, request, then).begin();
  }

  private void begin() {
    request.handler(chunk -> restart());
    request.endHandler(ended -> finish(true));
    request.exceptionHandler(cut -> finish(false));
    request.resume();
  }

  private void restart() {
    vertx.cancelTimer(silence);
    silence = vertx.setTimer(SILENCE.toMillis(), timer -> finish(false));
  }

  private void finish(boolean whole) {
    if (over) {
      return;
    }
    over = true;
    vertx.cancelTimer(silence);
    vertx.cancelTimer(patience);
    if (!whole && !request.isEnded()) {
      request.handler(dropped -> {});
    }
    then.handle(whole);
  }
}
