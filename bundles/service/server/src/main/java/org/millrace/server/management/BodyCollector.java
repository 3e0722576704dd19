package org.millrace.server.management;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.millrace.host.port.Body;

/** Takes a body into memory, up to a limit. */
final class BodyCollector implements Flow.Subscriber<ByteBuffer> {
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int limit;

  private BodyCollector(int limit) {
    this.limit = limit;
  }

  /** Fails when the body is longer or breaks off; cancelling it ends the transfer. */
  static CompletableFuture<byte[]> collect(Body body, int limit) {
    BodyCollector collector = new BodyCollector(limit);
    switch (body) {
      case Body.Buffered(ByteBuffer all) -> {
        collector.onNext(all);
        collector.onComplete();
      }
      case Body.Streamed streamed -> streamed.chunks().subscribe(collector);
    }
    return collector.whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    whole.whenComplete((done, failure) -> given.cancel());
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer chunk) {
    if (bytes.size() + chunk.remaining() > limit) {
      whole.completeExceptionally(
          new IOException("the answer is longer than " + limit + " bytes; call the app's own URL"));
      return;
    }
    byte[] copy = new byte[chunk.remaining()];
    chunk.duplicate().get(copy);
    bytes.writeBytes(copy);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }
}
