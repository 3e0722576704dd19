package org.millrace.rpc.scripted;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.millrace.rpc.contract.StreamingMessage;

/** In frames, over a unix socket or TCP. */
public final class FrameLink implements Link {
  private final SocketAddress address;
  private final CountDownLatch ended = new CountDownLatch(1);
  private DataOutputStream toHost;

  public FrameLink(String uri) {
    this.address = address(uri);
  }

  private static SocketAddress address(String uri) {
    if (uri.startsWith("unix:")) {
      return UnixDomainSocketAddress.of(uri.substring("unix:".length()));
    }
    URI tcp = URI.create(uri);
    return new InetSocketAddress(tcp.getHost(), tcp.getPort());
  }

  @Override
  public void open(Consumer<StreamingMessage> receiver) throws IOException {
    SocketChannel channel = SocketChannel.open(address);
    toHost = new DataOutputStream(Channels.newOutputStream(channel));
    DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
    Thread.ofPlatform().daemon().name("scripted-frames").start(() -> read(in, receiver));
  }

  private void read(DataInputStream in, Consumer<StreamingMessage> receiver) {
    try {
      while (true) {
        receiver.accept(StreamingMessage.parseFrom(in.readNBytes(in.readInt())));
      }
    } catch (EOFException end) {
      ended.countDown();
    } catch (IOException broken) {
      System.err.println("stream failed: " + broken.getMessage());
      ended.countDown();
    }
  }

  @Override
  public synchronized void send(StreamingMessage message) {
    try {
      byte[] bytes = message.toByteArray();
      toHost.writeInt(bytes.length);
      toHost.write(bytes);
      toHost.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }
}
