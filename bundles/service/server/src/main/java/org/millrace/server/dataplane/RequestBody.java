package org.millrace.server.dataplane;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.millrace.host.port.Body;

/**
 * Takes in the body of one request: whole when it is short, as a stream when it is long, not at all
 * when it is too long. Lives on the event loop.
 */
final class RequestBody {
  private final HttpServerRequest request;
  private final BodyLimits limits;
  private final Reader reader;
  private final List<Buffer> chunks = new ArrayList<>(2);
  private long received;

  private RequestBody(HttpServerRequest request, BodyLimits limits, Reader reader) {
    this.request = request;
    this.limits = limits;
    this.reader = reader;
  }

  /** Told once, on the event loop; not at all when the caller goes away before. */
  interface Reader {
    void body(Body body);

    void tooLarge();
  }

  static void read(HttpServerRequest request, BodyLimits limits, Reader reader) {
    String length = request.getHeader("content-length");
    if (length == null && !request.headers().contains("transfer-encoding")) {
      reader.body(Body.EMPTY);
      return;
    }
    // The decoder refuses a length that is no number or stands beside a transfer coding.
    long announced = length == null ? -1 : Long.parseLong(length);
    if (announced > limits.total()) {
      reader.tooLarge();
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      request.response().writeContinue();
    }
    new RequestBody(request, limits, reader).receive(announced);
  }

  private void receive(long announced) {
    if (announced > limits.buffered()) {
      stream(OptionalLong.of(announced));
      return;
    }
    request.handler(this::chunk);
    request.endHandler(end -> reader.body(whole()));
  }

  private void chunk(Buffer chunk) {
    chunks.add(chunk);
    received += chunk.length();
    if (received > limits.total()) {
      refuse();
    } else if (received > limits.buffered()) {
      stream(OptionalLong.empty());
    }
  }

  private void refuse() {
    chunks.clear();
    request.handler(ignored -> {});
    request.endHandler(ignored -> {});
    reader.tooLarge();
  }

  private void stream(OptionalLong length) {
    request.pause();
    request.endHandler(null);
    reader.body(new Body.Streamed(new RequestStream(request, chunks, limits.total()), length));
  }

  private Body whole() {
    if (chunks.size() == 1) {
      return new Body.Buffered(bytes(chunks.getFirst()));
    }
    if (chunks.isEmpty()) {
      return Body.EMPTY;
    }
    ByteBuffer all = ByteBuffer.allocate((int) received);
    chunks.forEach(chunk -> all.put(bytes(chunk)));
    return new Body.Buffered(all.flip().asReadOnlyBuffer());
  }

  /** A view, not a copy: what Vert.x hands to a handler is the handler's own. */
  static ByteBuffer bytes(Buffer chunk) {
    return ((BufferInternal) chunk).getByteBuf().nioBuffer().asReadOnlyBuffer();
  }
}
