package org.millrace.server.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A request's body as a stream for a thread that may block. At most {@link #AHEAD} chunks lie
 * ready; the rest stays in the caller's socket.
 */
final class BodyStream extends InputStream {
  /** A caller who sends nothing for so long has gone, whatever the connection says. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final int AHEAD = 16;

  /** What the event loop hands over. */
  private sealed interface Part {}

  private record Chunk(Buffer buffer) implements Part {}

  private record End() implements Part {}

  private record Cut(String why) implements Part {}

  private final HttpServerRequest request;
  private final ContextInternal loop;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private boolean begun;
  private Buffer current = Buffer.buffer();
  private int position;
  private Part end;

  /** On the event loop, before anything was read. */
  BodyStream(HttpServerRequest request) {
    this.request = request;
    this.loop = ((HttpServerRequestInternal) request).context();
    request.pause();
    request.handler(chunk -> parts.add(new Chunk(chunk)));
    request.endHandler(ended -> parts.add(new End()));
    request.exceptionHandler(
        failure -> parts.add(new Cut("the connection was closed before the body was whole")));
  }

  @Override
  public int read() throws IOException {
    return awaitData() ? current.getByte(position++) & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!awaitData()) {
      return -1;
    }
    int count = Math.min(length, current.length() - position);
    current.getBytes(position, position + count, into, offset);
    position += count;
    return count;
  }

  /** False at the end. */
  private boolean awaitData() throws IOException {
    while (position == current.length() && end == null) {
      next();
    }
    if (end instanceof Cut(String why)) {
      throw new IOException(why);
    }
    return position < current.length();
  }

  private void next() throws IOException {
    switch (take()) {
      case Chunk(Buffer buffer) -> {
        current = buffer;
        position = 0;
        loop.runOnContext(onLoop -> request.fetch(1));
      }
      case Part last -> end = last;
    }
  }

  private Part take() throws IOException {
    if (!begun) {
      begun = true;
      loop.runOnContext(onLoop -> begin());
    }
    try {
      Part part = parts.poll(SILENCE.toSeconds(), TimeUnit.SECONDS);
      return part == null ? new Cut("nothing came for " + SILENCE.toSeconds() + " s") : part;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the agent is stopping");
    }
  }

  private void begin() {
    if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      request.response().writeContinue();
    }
    request.fetch(AHEAD);
  }
}
