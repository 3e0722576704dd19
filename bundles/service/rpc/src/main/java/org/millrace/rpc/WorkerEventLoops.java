package org.millrace.rpc;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.EventExecutor;
import java.io.File;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The agent's one group of event loops with the kinds of listening channel that run on it. It is
 * neither made nor stopped here.
 *
 * @param unix empty where workers cannot use unix sockets
 */
public record WorkerEventLoops(
    EventLoopGroup group, Class<? extends ServerChannel> tcp, Optional<UnixSockets> unix) {

  /** How this kind of event loop listens on a unix socket. */
  public record UnixSockets(
      Class<? extends ServerChannel> channel, Function<Path, SocketAddress> address) {}

  /** Finds the channels that fit the group: epoll's or NIO's. */
  public static WorkerEventLoops of(EventLoopGroup group) {
    if (group instanceof IoEventLoopGroup io && io.isIoType(EpollIoHandler.class)) {
      return new WorkerEventLoops(
          group,
          EpollServerSocketChannel.class,
          Optional.of(
              new UnixSockets(
                  EpollServerDomainSocketChannel.class,
                  path -> new DomainSocketAddress(path.toFile()))));
    }
    if (group instanceof IoEventLoopGroup io && io.isIoType(NioIoHandler.class)) {
      return new WorkerEventLoops(group, NioServerSocketChannel.class, nioUnixSockets());
    }
    throw new IllegalArgumentException(
        "Event loops of " + group.getClass().getName() + " are neither epoll's nor NIO's.");
  }

  /** On Windows a path means a named pipe to Node, so there it is TCP. */
  private static Optional<UnixSockets> nioUnixSockets() {
    return File.separatorChar == '\\'
        ? Optional.empty()
        : Optional.of(
            new UnixSockets(NioServerDomainSocketChannel.class, UnixDomainSocketAddress::of));
  }

  /** The loop whose thread this is. */
  EventExecutor current() {
    for (EventExecutor loop : group) {
      if (loop.inEventLoop()) {
        return loop;
      }
    }
    return group.next();
  }
}
