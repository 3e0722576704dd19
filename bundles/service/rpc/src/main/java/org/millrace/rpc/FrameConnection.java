package org.millrace.rpc;

import com.google.protobuf.CodedOutputStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.conversation.Conversation;
import org.millrace.rpc.conversation.MessagePipe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's stream in frames. Everything runs on the connection's event loop; what is sent
 * meanwhile goes out in one write.
 */
final class FrameConnection extends SimpleChannelInboundHandler<StreamingMessage>
    implements MessagePipe, Outbox.Wire {
  private static final Logger log = LoggerFactory.getLogger(FrameConnection.class);
  private static final int BATCH = 64 * 1024;
  private static final int PREFIX = 4;

  private final Channel channel;
  private final FrameDecoder decoder;
  private final Doors doors;
  private final Outbox outbox;
  private Conversation conversation;
  private boolean refused;
  private ByteBuf batch;
  private String reason = "The worker ended its stream.";

  FrameConnection(Channel channel, FrameDecoder decoder, Doors doors) {
    this.channel = channel;
    this.decoder = decoder;
    this.doors = doors;
    this.outbox = new Outbox(this, channel.eventLoop());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, StreamingMessage message) {
    if (conversation != null) {
      conversation.received(message);
    } else if (!refused) {
      admit(context, message);
    }
  }

  /** Only the first message counts, though more may have come with it. */
  private void admit(ChannelHandlerContext context, StreamingMessage message) {
    doors
        .enter(message, this)
        .ifPresentOrElse(
            entered -> {
              decoder.trust();
              conversation = entered;
            },
            () -> {
              refused = true;
              log.warn(
                  "a connection was refused: it does not begin with StartStream and an open id");
              context.close();
            });
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    outbox.close();
    if (conversation != null) {
      conversation.ended(reason);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    outbox.signal();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
    Throwable cause =
        broken instanceof DecoderException && broken.getCause() != null
            ? broken.getCause()
            : broken;
    log.warn("a worker's connection is closed: {}", cause.toString());
    reason = "Its connection was closed: " + cause.getMessage() + ".";
    context.close();
  }

  @Override
  public Sent send(StreamingMessage message) {
    return outbox.put(message);
  }

  @Override
  public Executor loop() {
    return channel.eventLoop();
  }

  @Override
  public void close() {
    outbox.close();
  }

  @Override
  public boolean ready() {
    return channel.isWritable();
  }

  @Override
  public void write(StreamingMessage message) {
    int size = message.getSerializedSize();
    if (batch != null && batch.readableBytes() + size > BATCH) {
      passBatch();
    }
    if (batch == null) {
      batch = channel.alloc().directBuffer(Math.max(PREFIX + size, 1024));
    }
    batch.ensureWritable(PREFIX + size);
    batch.writeInt(size);
    try {
      CodedOutputStream out =
          CodedOutputStream.newInstance(batch.internalNioBuffer(batch.writerIndex(), size));
      message.writeTo(out);
      out.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    batch.writerIndex(batch.writerIndex() + size);
  }

  private void passBatch() {
    ByteBuf full = batch;
    batch = null;
    channel.write(full, channel.voidPromise());
  }

  @Override
  public void flush() {
    if (batch != null) {
      passBatch();
      channel.flush();
    }
  }

  @Override
  public void end() {
    if (batch != null) {
      batch.release();
      batch = null;
    }
    channel.close();
  }
}
