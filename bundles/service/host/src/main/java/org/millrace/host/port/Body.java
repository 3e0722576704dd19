package org.millrace.host.port;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.Flow;

/** The body of an HTTP request or answer: whole in memory, or a stream that its reader paces. */
public sealed interface Body {
  Body EMPTY = new Buffered(ByteBuffer.allocate(0).asReadOnlyBuffer());

  /** The bytes between position and limit; readers duplicate the buffer, nobody moves it. */
  record Buffered(ByteBuffer bytes) implements Body {}

  /** To be subscribed to once; cancelling the subscription ends the transfer. */
  record Streamed(Flow.Publisher<ByteBuffer> chunks, OptionalLong length) implements Body {}

  static Body of(byte[] bytes) {
    return new Buffered(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
  }
}
