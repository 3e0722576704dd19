package org.millrace.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerChannels.Transport;
import org.millrace.host.port.WorkerDoor;
import org.millrace.host.port.WorkerListener.Line;
import org.millrace.rpc.contract.RpcLog;
import org.millrace.rpc.contract.StartStream;
import org.millrace.rpc.contract.StreamingMessage;

/** Frames byte by byte, and what strangers and broken workers send instead. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class FrameTransportTest {
  @TempDir Path home;
  private TestAgent agent;
  private Path slot;
  private WorkerDoor door;
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

  @BeforeEach
  void open_a_door() throws Exception {
    agent = TestAgent.start(home);
    slot = agent.newSlot();
    door = agent.channels.open(Transport.FRAMES, slot, lines::add);
  }

  @AfterEach
  void stop() throws Exception {
    agent.close();
  }

  private SocketChannel dial() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(slot.resolve("rpc.sock")));
  }

  private static byte[] frames(StreamingMessage... messages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (StreamingMessage message : messages) {
      out.writeInt(message.getSerializedSize());
      message.writeTo(out);
    }
    return bytes.toByteArray();
  }

  private static StreamingMessage startStream(String workerId) {
    return StreamingMessage.newBuilder()
        .setStartStream(StartStream.newBuilder().setWorkerId(workerId))
        .build();
  }

  private static StreamingMessage log(String text) {
    return StreamingMessage.newBuilder().setRpcLog(RpcLog.newBuilder().setMessage(text)).build();
  }

  private static void write(SocketChannel channel, byte... bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private WorkerChannel connected() throws Exception {
    return door.connected().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private String nextLine() throws InterruptedException {
    return lines.poll(20, TimeUnit.SECONDS).message();
  }

  /** The agent may hang up before all is written. */
  private static void assertRefused(SocketChannel channel, byte... bytes) {
    try {
      write(channel, bytes);
      assertEquals(-1, channel.read(ByteBuffer.allocate(16)));
    } catch (IOException hungUpBefore) {
      assertTrue(channel.isOpen(), "it was not our end that closed");
    }
  }

  @Test
  void the_command_line_names_the_socket_in_the_slot() {
    List<String> arguments = door.arguments();

    assertTrue(
        String.join(" ", arguments).contains("--functions-uri unix:" + slot.resolve("rpc.sock")));
    assertTrue(
        String.join(" ", arguments).contains("--functions-worker-id " + door.workerId() + " "));
  }

  @Test
  void frames_may_come_in_pieces_or_many_at_once() throws Exception {
    try (SocketChannel worker = dial()) {
      for (byte each : frames(startStream(door.workerId()), log("one"))) {
        write(worker, each);
      }
      write(
          worker,
          frames(log("two"), StreamingMessage.getDefaultInstance(), log("x".repeat(100_000))));

      connected();
      assertEquals("one", nextLine());
      assertEquals("two", nextLine());
      assertEquals(100_000, nextLine().length());
    }
  }

  @Test
  void nobody_else_comes_in_by_a_used_door() throws Exception {
    try (SocketChannel worker = dial()) {
      write(worker, frames(startStream(door.workerId())));
      connected();

      // The listener closes on the event loop: the socket's file goes last.
      while (Files.exists(slot.resolve("rpc.sock"))) {
        Thread.onSpinWait();
      }
      assertThrows(IOException.class, this::dial);
    }
  }

  @Test
  void a_stranger_is_refused_and_the_worker_still_comes_in() throws Exception {
    try (SocketChannel stranger = dial()) {
      assertRefused(stranger, frames(startStream("made-up")));
    }
    try (SocketChannel stranger = dial()) {
      assertRefused(stranger, frames(log("hello"), startStream(door.workerId())));
    }

    try (SocketChannel worker = dial()) {
      write(worker, frames(startStream(door.workerId())));
      assertEquals(door.workerId(), connected().workerId());
    }
  }

  @Test
  void a_stranger_may_not_send_much() throws Exception {
    try (SocketChannel stranger = dial()) {
      assertRefused(stranger, (byte) 0, (byte) 0, (byte) 0x20, (byte) 0);
    }
  }

  @Test
  void a_frame_over_the_limit_ends_the_worker_with_the_reason() throws Exception {
    try (SocketChannel worker = dial()) {
      write(worker, frames(startStream(door.workerId())));
      WorkerChannel channel = connected();
      var answer = channel.invoke(TestWorker.call("echo")).toCompletableFuture();

      write(worker, (byte) 0x80, (byte) 0, (byte) 0, (byte) 0);

      String reason = channel.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
      assertEquals(
          "Its connection was closed: a frame of 2147483648 bytes, while 268435456 are allowed.",
          reason);
      assertTrue(answer.isCompletedExceptionally());
    }
  }

  @Test
  void what_is_no_message_ends_the_worker() throws Exception {
    try (SocketChannel worker = dial()) {
      write(worker, frames(startStream(door.workerId())));
      WorkerChannel channel = connected();

      write(worker, (byte) 0, (byte) 0, (byte) 0, (byte) 2, (byte) 0xff, (byte) 0xff);

      assertFalse(channel.closed().toCompletableFuture().get(20, TimeUnit.SECONDS).isEmpty());
    }
  }

  @Test
  void a_worker_that_does_not_read_is_refused_more_before_memory_runs_out() throws Exception {
    try (SocketChannel worker = dial()) {
      write(worker, frames(startStream(door.workerId())));
      WorkerChannel channel = connected();
      ByteBuffer body = ByteBuffer.allocate(200_000_000); // shared, so that the test stays small
      var inputs =
          java.util.Map.<String, org.millrace.host.port.Datum>of(
              "blob", new org.millrace.host.port.Datum.Bytes(body));

      // One may be on its way, two more wait; a fourth would be too many.
      var refused = channel.invoke(TestWorker.call("echo", inputs)).toCompletableFuture();
      for (int sent = 1; sent < 4 && !refused.isDone(); sent++) {
        refused = channel.invoke(TestWorker.call("echo", inputs)).toCompletableFuture();
      }

      assertTrue(refused.isCompletedExceptionally());
      String reason = refused.exceptionNow().getMessage();
      assertTrue(reason.contains("does not read what it is sent"), reason);
      assertTrue(channel.inFlight() >= 2);
    }
  }

  @Test
  void a_closed_door_refuses_who_comes_later() throws Exception {
    SocketChannel early = dial();
    door.close();

    var failure = door.connected().toCompletableFuture();
    assertEquals(
        "Worker " + door.workerId() + " was not waited for: its door is closed.",
        failure
            .handle((channel, reason) -> reason.getCause().getMessage())
            .get(20, TimeUnit.SECONDS));
    try (early) {
      assertRefused(early, frames(startStream(door.workerId())));
    }
  }

  @Test
  void a_socket_of_an_earlier_life_is_no_obstacle() throws Exception {
    Path other = agent.newSlot();
    Files.writeString(other.resolve("rpc.sock"), "stale");

    try (WorkerDoor second = agent.channels.open(Transport.FRAMES, other, lines::add)) {
      SocketChannel.open(UnixDomainSocketAddress.of(other.resolve("rpc.sock"))).close();
      assertFalse(second.connected().toCompletableFuture().isDone());
    }
  }

  @Test
  void a_path_too_long_for_a_socket_is_refused_in_words() throws Exception {
    Path deep = Files.createDirectories(home.resolve("d".repeat(100)));

    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> agent.channels.open(Transport.FRAMES, deep, lines::add));

    assertTrue(
        refused
            .getMessage()
            .endsWith("is too long for a socket. Move the agent's data to a shorter one."));
  }

  @Test
  void without_unix_sockets_frames_go_over_loopback() throws Exception {
    try (TestAgent windows = TestAgent.startWithoutUnixSockets(home.resolve("tcp"));
        TestWorker worker = windows.worker(Transport.FRAMES, "")) {
      assertTrue(worker.door().arguments().contains("--port"));
      assertInstanceOf(InvocationResult.Failure.class, worker.invoke("fails"));
    }
  }

  @Test
  void frames_run_on_nio_as_well() throws Exception {
    try (TestAgent nio = TestAgent.startOnNio(home.resolve("nio"));
        TestWorker worker = nio.worker(Transport.FRAMES, "")) {
      assertInstanceOf(InvocationResult.Failure.class, worker.invoke("fails"));
    }
  }
}
