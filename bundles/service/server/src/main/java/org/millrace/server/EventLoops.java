package org.millrace.server;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxThread;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.VertxThreadFactory;
import io.vertx.core.transport.Transport;
import java.util.concurrent.TimeUnit;

/**
 * The agent's one group of event loops. Vert.x makes it; whoever brings channels of their own takes
 * the group and the channel types that fit it. Nothing may block on these threads.
 */
public final class EventLoops implements AutoCloseable {
  private static final VertxThreadFactory NAMED =
      new VertxThreadFactory() {
        @Override
        public VertxThread newVertxThread(
            Runnable target, String name, boolean worker, long limit, TimeUnit unit) {
          return new VertxThread(target, ourName(name), worker, limit, unit);
        }
      };

  private final VertxInternal vertx;
  private final int count;

  private EventLoops(VertxInternal vertx, int count) {
    this.vertx = vertx;
    this.count = count;
  }

  /** With native transport where there is one, the JDK's elsewhere. */
  public static EventLoops start(int count) {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(count)
            // Vert.x's own worker pools serve nobody here; blocking work has virtual threads.
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setClassPathResolvingEnabled(false)
                    .setFileCachingEnabled(false));
    Vertx vertx =
        VertxBootstrap.create()
            .options(options)
            .transport(transport().implementation())
            .threadFactory(NAMED)
            .init()
            .vertx();
    return new EventLoops((VertxInternal) vertx, count);
  }

  /** One loop a core: they never wait. */
  public static EventLoops start() {
    return start(Runtime.getRuntime().availableProcessors());
  }

  private static Transport transport() {
    Transport best = Transport.nativeTransport();
    return best == null ? Transport.NIO : best;
  }

  private static String ourName(String name) {
    return name.replace("vert.x-", "server-").replace("eventloop-thread", "loop");
  }

  public int count() {
    return count;
  }

  public EventLoopGroup group() {
    return vertx.nettyEventLoopGroup();
  }

  public boolean isNative() {
    return vertx.isNativeTransportEnabled();
  }

  public Class<? extends ServerChannel> serverSocketChannel() {
    return isNative() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  public Class<? extends ServerChannel> serverDomainSocketChannel() {
    return isNative() ? EpollServerDomainSocketChannel.class : NioServerDomainSocketChannel.class;
  }

  public Class<? extends Channel> socketChannel() {
    return isNative() ? EpollSocketChannel.class : NioSocketChannel.class;
  }

  public Class<? extends Channel> domainSocketChannel() {
    return isNative() ? EpollDomainSocketChannel.class : NioDomainSocketChannel.class;
  }

  /** For the server's own packages only: no other room may know Vert.x. */
  public VertxInternal vertx() {
    return vertx;
  }

  /** Ends the loops, after everything that uses them was stopped. */
  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
