package org.millrace.rpc;

import com.google.protobuf.CodedInputStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.io.IOException;
import java.util.List;
import org.millrace.rpc.contract.StreamingMessage;

/**
 * Cuts the stream into frames: four bytes of length, big-endian, then that many of a message. What
 * a frame claims costs no memory before it has come.
 */
final class FrameDecoder extends ByteToMessageDecoder {
  private static final int PREFIX = 4;

  /** For the first message, when the other end is a stranger yet. */
  private static final int STRANGER_LIMIT = 4096;

  private int limit = STRANGER_LIMIT;

  /** The other end is known: it may send long messages. Called on the event loop. */
  void trust() {
    limit = MessageLimit.BYTES;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws IOException {
    if (in.readableBytes() < PREFIX) {
      return;
    }
    int length = in.getInt(in.readerIndex());
    if (length < 0 || length > limit) {
      in.skipBytes(in.readableBytes()); // nothing behind it can be understood
      throw new CorruptedFrameException(
          "a frame of "
              + Integer.toUnsignedString(length)
              + " bytes, while "
              + limit
              + " are allowed");
    }
    int missing = PREFIX + length - in.readableBytes();
    if (missing > 0) {
      // At most doubles, so that long frames are not copied again and again.
      in.ensureWritable(Math.min(missing, in.readableBytes()));
      return;
    }
    in.skipBytes(PREFIX);
    out.add(
        StreamingMessage.parseFrom(
            CodedInputStream.newInstance(in.nioBuffer(in.readerIndex(), length))));
    in.skipBytes(length);
  }
}
