package org.millrace.server.dataplane;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.Flow;

/**
 * Writes a streamed answer as fast as its caller reads. An answer that breaks off is cut, never
 * ended as if it were whole; before its first byte it becomes a 500. Signals always queue on the
 * loop, so that their order holds whatever threads they come from.
 */
final class AnswerStream implements Flow.Subscriber<ByteBuffer> {
  /** So that the publisher works while the socket does. */
  private static final int AHEAD = 4;

  private final HttpServerResponse response;
  private final ContextInternal loop;
  private final OptionalLong length;
  private Flow.Subscription subscription;
  private boolean over;
  private long written;
  private long owed;

  AnswerStream(HttpServerResponse response, ContextInternal loop, OptionalLong length) {
    this.response = response;
    this.loop = loop;
    this.length = length;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    loop.runOnContext(onLoop -> begin(given));
  }

  @Override
  public void onNext(ByteBuffer chunk) {
    loop.runOnContext(onLoop -> write(chunk));
  }

  @Override
  public void onError(Throwable cause) {
    loop.runOnContext(onLoop -> breakOff());
  }

  @Override
  public void onComplete() {
    loop.runOnContext(onLoop -> finish());
  }

  private void begin(Flow.Subscription given) {
    subscription = given;
    if (over) {
      given.cancel();
    } else {
      given.request(AHEAD);
    }
  }

  private void write(ByteBuffer chunk) {
    if (over) {
      return;
    }
    written += chunk.remaining();
    owed++;
    response.write(AnswerWriter.buffer(chunk));
    if (response.writeQueueFull()) {
      response.drainHandler(drained -> askForMore());
    } else {
      askForMore();
    }
  }

  private void askForMore() {
    long wanted = owed;
    owed = 0;
    if (wanted > 0 && !over) {
      subscription.request(wanted);
    }
  }

  private void finish() {
    if (over) {
      return;
    }
    if (length.isPresent() && length.getAsLong() != written) {
      breakOff();
      return;
    }
    over = true;
    response.end();
  }

  private void breakOff() {
    if (over) {
      return;
    }
    over = true;
    if (response.headWritten()) {
      response.reset();
      return;
    }
    response.headers().clear();
    response.setStatusCode(500).end();
  }

  /** The caller has gone. On the event loop. */
  void cancel() {
    over = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
