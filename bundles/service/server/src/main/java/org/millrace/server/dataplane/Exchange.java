package org.millrace.server.dataplane;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.millrace.host.port.Body;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request to an app, from its head to the last byte of the answer. All of its state lives on
 * the event loop of its connection.
 */
final class Exchange {
  private static final Logger log = LoggerFactory.getLogger(Exchange.class);

  private final HttpServerRequest request;
  private final RunningApp app;
  private final BodyLimits limits;
  private final ContextInternal loop;
  private CompletionStage<HttpAnswer> call;
  private AnswerWriter writer;

  /** Null when the body came whole. */
  private RequestStream streamed;

  Exchange(HttpServerRequest request, RunningApp app, BodyLimits limits) {
    this.request = request;
    this.app = app;
    this.limits = limits;
    this.loop = ((HttpServerRequestInternal) request).context();
  }

  /**
   * @param head makes the app's view of the request once the body is there
   */
  void begin(Function<Body, HttpRequest> head) {
    request.response().closeHandler(gone -> callerHasGone());
    request.response().endHandler(over -> end());
    RequestBody.read(
        request,
        limits,
        new RequestBody.Reader() {
          @Override
          public void body(Body body) {
            streamed = body instanceof Body.Streamed(RequestStream stream, _) ? stream : null;
            call(head.apply(body));
          }

          @Override
          public void tooLarge() {
            PlainAnswer.tooLarge(request, limits.total());
          }
        });
  }

  /** The answer is out. */
  private void end() {
    app.leave();
    if (streamed != null) {
      streamed.release();
    }
  }

  private void call(HttpRequest asSeen) {
    call = app.handle(asSeen);
    call.whenComplete(this::arrived);
  }

  /** On whatever thread the app completes. */
  private void arrived(HttpAnswer answer, Throwable failure) {
    if (loop.inThread()) {
      answer(answer, failure);
    } else {
      loop.runOnContext(onLoop -> answer(answer, failure));
    }
  }

  private void answer(HttpAnswer answer, Throwable failure) {
    if (request.response().closed()) {
      AnswerWriter.discard(answer);
      return;
    }
    writer = new AnswerWriter(request, loop);
    if (failure != null) {
      log.error("{} {} failed inside the host", request.method(), request.path(), failure);
      writer.write(HttpAnswer.empty(500));
      return;
    }
    writer.write(answer);
  }

  private void callerHasGone() {
    if (writer != null) {
      writer.cancel();
    } else if (call != null) {
      call.toCompletableFuture().cancel(false);
    }
    app.leave();
  }
}
