package org.millrace.host;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.millrace.host.port.Body;

/** Reads a request's body into memory, up to a limit; it does not trust the announced length. */
final class BodyReader implements Flow.Subscriber<ByteBuffer> {
  private final long limit;
  private final CompletableFuture<Optional<ByteBuffer>> whole = new CompletableFuture<>();
  private final List<ByteBuffer> chunks = new ArrayList<>();
  private Flow.Subscription subscription;
  private long length;

  private BodyReader(long limit) {
    this.limit = limit;
  }

  /** Empty when the body is larger than the limit; fails when the caller breaks off. */
  static CompletionStage<Optional<ByteBuffer>> read(Body body, long limit) {
    return switch (body) {
      case Body.Buffered(ByteBuffer bytes) ->
          CompletableFuture.completedFuture(
              bytes.remaining() > limit ? Optional.empty() : Optional.of(bytes.duplicate()));
      case Body.Streamed streamed -> {
        if (streamed.length().orElse(0) > limit) {
          yield CompletableFuture.completedFuture(Optional.empty());
        }
        BodyReader reader = new BodyReader(limit);
        streamed.chunks().subscribe(reader);
        yield reader.whole;
      }
    };
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(ByteBuffer chunk) {
    length += chunk.remaining();
    if (length > limit) {
      subscription.cancel();
      chunks.clear();
      whole.complete(Optional.empty());
      return;
    }
    chunks.add(chunk);
    subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    if (chunks.size() == 1) {
      whole.complete(Optional.of(chunks.getFirst()));
      return;
    }
    ByteBuffer all = ByteBuffer.allocate((int) length);
    chunks.forEach(chunk -> all.put(chunk.duplicate()));
    whole.complete(Optional.of(all.flip()));
  }
}
