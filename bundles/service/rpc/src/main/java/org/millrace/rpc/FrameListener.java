package org.millrace.rpc;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.millrace.host.port.WorkerLimits;
import org.millrace.host.port.WorkerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for workers that speak frames: for each on a unix socket in its slot, or on a loopback
 * port where there are none. A listener is gone once its worker is in.
 */
final class FrameListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FrameListener.class);

  /** The kernel keeps no longer path of a unix socket. */
  private static final int PATH_LIMIT = 107;

  private final WorkerEventLoops loops;
  private final Doors doors;
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

  FrameListener(WorkerEventLoops loops, Doors doors) {
    this.loops = loops;
    this.doors = doors;
  }

  Door open(Path slot, WorkerLimits limits, WorkerListener listener) {
    Door door = doors.issue(limits, listener);
    try {
      if (loops.unix().isPresent()) {
        listen(door, slot.resolve("rpc.sock").toAbsolutePath(), loops.unix().get());
      } else {
        listen(door);
      }
      return door;
    } catch (RuntimeException refused) {
      door.close();
      throw refused;
    }
  }

  private void listen(Door door, Path socket, WorkerEventLoops.UnixSockets unix) {
    if (socket.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > PATH_LIMIT) {
      throw new IllegalArgumentException(
          "The path "
              + socket
              + " is too long for a socket. Move the agent's data to a shorter one.");
    }
    delete(socket); // an earlier life may have left it
    ServerBootstrap bootstrap = bootstrap().channel(unix.channel());
    Channel listening =
        bootstrap.bind(unix.address().apply(socket)).syncUninterruptibly().channel();
    door.leadsTo(WorkerAddress.frames(socket));
    door.whenSettled(() -> listening.close().addListener(closed -> delete(socket)));
  }

  private void listen(Door door) {
    Channel listening =
        bootstrap()
            .channel(loops.tcp())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    door.leadsTo(WorkerAddress.frames((InetSocketAddress) listening.localAddress()));
    door.whenSettled(listening::close);
  }

  private ServerBootstrap bootstrap() {
    return new ServerBootstrap()
        .group(loops.group())
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channels.add(channel);
                FrameDecoder decoder = new FrameDecoder();
                channel.pipeline().addLast(decoder, new FrameConnection(channel, decoder, doors));
              }
            });
  }

  private static void delete(Path socket) {
    try {
      Files.deleteIfExists(socket);
    } catch (IOException stuck) {
      log.warn("{} cannot be deleted: {}", socket, stuck.getMessage());
    }
  }

  @Override
  public void close() {
    channels.close();
  }
}
