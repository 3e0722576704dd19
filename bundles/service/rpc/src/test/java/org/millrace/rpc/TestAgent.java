package org.millrace.rpc;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.millrace.host.port.WorkerChannels.Transport;
import org.millrace.host.port.WorkerLimits;
import org.millrace.sandbox.ProcessSandbox;

/** What an agent gives to the workers: event loops, a timer, the doors and a sandbox. */
final class TestAgent implements AutoCloseable {
  private final EventLoopGroup group;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("test-timer").daemon().factory());
  private final Path slots;
  final RpcWorkerChannels channels;
  final ProcessSandbox sandbox;

  private TestAgent(Path home, EventLoopGroup group, WorkerEventLoops loops) throws IOException {
    this.group = group;
    this.slots = home.resolve("slots");
    this.sandbox = new ProcessSandbox(UUID.randomUUID().toString(), slots);
    this.channels =
        RpcWorkerChannels.listen(
            loops,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            timer,
            Clock.systemUTC());
  }

  static TestAgent start(Path home) throws IOException {
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            2, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    return new TestAgent(home, group, WorkerEventLoops.of(group));
  }

  /** On NIO, with unix sockets as the JDK has them. */
  static TestAgent startOnNio(Path home) throws IOException {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    return new TestAgent(home, group, WorkerEventLoops.of(group));
  }

  /** As on Windows: without unix sockets. */
  static TestAgent startWithoutUnixSockets(Path home) throws IOException {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    WorkerEventLoops loops = WorkerEventLoops.of(group);
    return new TestAgent(
        home, group, new WorkerEventLoops(group, loops.tcp(), java.util.Optional.empty()));
  }

  Path newSlot() throws IOException {
    return Files.createDirectories(slots.resolve(UUID.randomUUID().toString().substring(0, 8)));
  }

  /** The scripted worker with those capabilities. */
  TestWorker worker(Transport transport, String capabilities) throws IOException {
    return worker(transport, WorkerLimits.DEFAULT, List.of("--capabilities", capabilities));
  }

  TestWorker worker(Transport transport, WorkerLimits limits, List<String> options)
      throws IOException {
    return TestWorker.scripted(this, transport, limits, options);
  }

  @Override
  public void close() throws Exception {
    channels.close();
    sandbox.sweep();
    timer.shutdownNow();
    group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).await();
  }
}
