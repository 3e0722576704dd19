package org.millrace.server.dataplane;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Flow;

/**
 * A long request body as its one subscriber asks for it: what nobody asked for stays in the
 * caller's socket. State lives on the event loop; a subscription may be used from any thread.
 */
final class RequestStream implements Flow.Publisher<ByteBuffer> {
  private final HttpServerRequest request;
  private final ContextInternal loop;
  private final Queue<Buffer> begun;
  private final long limit;
  private Flow.Subscriber<? super ByteBuffer> subscriber;
  private long delivered;
  private boolean over;

  /**
   * @param begun chunks that came before the body was found to be long
   */
  RequestStream(HttpServerRequest request, List<Buffer> begun, long limit) {
    this.request = request;
    this.loop = ((HttpServerRequestInternal) request).context();
    this.begun = new ArrayDeque<>(begun);
    this.limit = limit;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> wanted) {
    loop.execute(() -> accept(wanted));
  }

  private void accept(Flow.Subscriber<? super ByteBuffer> wanted) {
    if (subscriber != null) {
      wanted.onSubscribe(new Refused());
      wanted.onError(new IllegalStateException("A request's body can be read once."));
      return;
    }
    subscriber = wanted;
    request.handler(this::chunk);
    request.endHandler(end -> complete());
    request.exceptionHandler(this::fail);
    wanted.onSubscribe(new Demand());
  }

  private void chunk(Buffer chunk) {
    if (over) {
      return;
    }
    delivered += chunk.length();
    if (delivered > limit) {
      fail(new IOException("The body of the request is over the limit of " + limit + " bytes."));
      request.connection().close();
      return;
    }
    subscriber.onNext(RequestBody.bytes(chunk));
  }

  private void complete() {
    if (!over) {
      over = true;
      subscriber.onComplete();
    }
  }

  private void fail(Throwable cause) {
    if (!over) {
      over = true;
      subscriber.onError(cause);
    }
  }

  private void demand(long chunks) {
    long left = chunks;
    while (left > 0 && !begun.isEmpty()) {
      chunk(begun.remove());
      left--;
    }
    if (left > 0) {
      request.fetch(left);
    }
  }

  /** The answer is out: who still reads learns that it is over, and the rest is dropped. */
  void release() {
    if (!over && subscriber != null && !request.isEnded()) {
      fail(new IOException("The request was answered before its body was read."));
    }
    stopReading();
  }

  private void stopReading() {
    over = true;
    begun.clear();
    request.resume(); // the rest is read and dropped, so that the connection can go on
  }

  private final class Demand implements Flow.Subscription {
    @Override
    public void request(long chunks) {
      loop.execute(() -> demand(chunks));
    }

    @Override
    public void cancel() {
      loop.execute(RequestStream.this::stopReading);
    }
  }

  private static final class Refused implements Flow.Subscription {
    @Override
    public void request(long chunks) {}

    @Override
    public void cancel() {}
  }
}
