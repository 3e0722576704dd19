package org.millrace.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EventLoopsTest {
  private final BlockingQueue<String> accepted = new LinkedBlockingQueue<>();

  @Test
  @EnabledOnOs(OS.LINUX)
  void linux_has_native_transport() {
    try (EventLoops loops = EventLoops.start(1)) {
      assertTrue(loops.isNative());
    }
  }

  @Test
  void a_channel_of_another_room_runs_on_the_same_loops() throws Exception {
    try (EventLoops loops = EventLoops.start(2)) {
      Channel server =
          server(loops)
              .channel(loops.serverSocketChannel())
              .bind(new InetSocketAddress("127.0.0.1", 0))
              .sync()
              .channel();
      client(loops).channel(loops.socketChannel()).connect(server.localAddress()).sync();
      assertTrue(threadOfAccept().startsWith("server-loop-"));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void unix_sockets_too(@TempDir Path folder) throws Exception {
    try (EventLoops loops = EventLoops.start(2)) {
      DomainSocketAddress address = new DomainSocketAddress(folder.resolve("s").toFile());
      server(loops).channel(loops.serverDomainSocketChannel()).bind(address).sync();
      client(loops).channel(loops.domainSocketChannel()).connect(address).sync();
      assertTrue(threadOfAccept().startsWith("server-loop-"));
    }
  }

  @Test
  void there_are_as_many_loops_as_asked_for() {
    try (EventLoops loops = EventLoops.start(3)) {
      int found = 0;
      for (var loop : loops.group()) {
        found += loop == null ? 0 : 1;
      }
      assertEquals(3, found);
    }
  }

  private String threadOfAccept() throws InterruptedException {
    return accepted.poll(5, TimeUnit.SECONDS);
  }

  private ServerBootstrap server(EventLoops loops) {
    return new ServerBootstrap()
        .group(loops.group())
        .childHandler(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelActive(ChannelHandlerContext ignored) {
                accepted.add(Thread.currentThread().getName());
              }
            });
  }

  private static Bootstrap client(EventLoops loops) {
    return new Bootstrap().group(loops.group()).handler(new ChannelInboundHandlerAdapter());
  }
}
