package org.millrace.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.WorkerChannels.Transport;
import org.millrace.host.port.WorkerDoor;
import org.millrace.rpc.contract.FunctionRpcGrpc;
import org.millrace.rpc.contract.RpcLog;
import org.millrace.rpc.contract.StartStream;
import org.millrace.rpc.contract.StreamingMessage;

/** Who may come in by the port that all gRPC workers share. */
@Timeout(60)
class GrpcTransportTest {
  @TempDir Path home;
  private TestAgent agent;
  private ManagedChannel channel;
  private WorkerDoor door;

  @BeforeEach
  void open_a_door() throws Exception {
    agent = TestAgent.start(home);
    door = agent.channels.open(Transport.GRPC, agent.newSlot(), line -> {});
    var address = agent.channels.address();
    channel =
        NettyChannelBuilder.forAddress(address.getHostString(), address.getPort())
            .usePlaintext()
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    channel.shutdownNow();
    agent.close();
  }

  /** A stream whose end is told by its status. */
  private final class Stream implements StreamObserver<StreamingMessage> {
    final CompletableFuture<Status> end = new CompletableFuture<>();
    final StreamObserver<StreamingMessage> toHost =
        FunctionRpcGrpc.newStub(channel).eventStream(this);

    Stream starting(String workerId) {
      toHost.onNext(
          StreamingMessage.newBuilder()
              .setStartStream(StartStream.newBuilder().setWorkerId(workerId))
              .build());
      return this;
    }

    Status status() throws Exception {
      return end.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(StreamingMessage message) {}

    @Override
    public void onError(Throwable reason) {
      end.complete(Status.fromThrowable(reason));
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK);
    }
  }

  @Test
  void the_command_line_names_the_port_in_both_spellings() {
    int port = agent.channels.address().getPort();
    var line = String.join(" ", door.arguments());

    assertEquals(
        "--host 127.0.0.1 --port P --workerId W --requestId R --grpcMaxMessageLength 268435456"
            + " --functions-uri http://127.0.0.1:P/ --functions-worker-id W"
            + " --functions-request-id R --functions-grpc-max-message-length 268435456",
        line.replace(Integer.toString(port), "P")
            .replace(door.workerId(), "W")
            .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "R"));
  }

  @Test
  void an_id_that_was_not_issued_is_refused() throws Exception {
    assertEquals(
        Status.Code.PERMISSION_DENIED, new Stream().starting("made-up").status().getCode());
    assertFalse(door.connected().toCompletableFuture().isDone());
  }

  @Test
  void an_issued_id_opens_once() throws Exception {
    Stream first = new Stream().starting(door.workerId());
    door.connected().toCompletableFuture().get(20, TimeUnit.SECONDS);

    assertEquals(
        Status.Code.PERMISSION_DENIED, new Stream().starting(door.workerId()).status().getCode());
    assertFalse(first.end.isDone());
  }

  @Test
  void whoever_begins_with_something_else_is_refused() throws Exception {
    Stream stream = new Stream();

    stream.toHost.onNext(
        StreamingMessage.newBuilder().setRpcLog(RpcLog.getDefaultInstance()).build());
    stream.starting(door.workerId());

    assertEquals(Status.Code.PERMISSION_DENIED, stream.status().getCode());
    assertFalse(door.connected().toCompletableFuture().isDone());
  }

  @Test
  void a_closed_door_refuses_who_comes_later() throws Exception {
    door.close();

    assertEquals(
        Status.Code.PERMISSION_DENIED, new Stream().starting(door.workerId()).status().getCode());
  }

  @Test
  void a_worker_that_ends_its_stream_is_gone() throws Exception {
    Stream stream = new Stream().starting(door.workerId());
    var worker = door.connected().toCompletableFuture().get(20, TimeUnit.SECONDS);

    stream.toHost.onCompleted();

    assertEquals(
        "The worker ended its stream.",
        worker.closed().toCompletableFuture().get(20, TimeUnit.SECONDS));
    assertEquals(Status.Code.OK, stream.status().getCode());
  }

  @Test
  void closing_the_channels_ends_doors_and_streams() throws Exception {
    Stream stream = new Stream().starting(door.workerId());
    var worker = door.connected().toCompletableFuture().get(20, TimeUnit.SECONDS);
    WorkerDoor second = agent.channels.open(Transport.GRPC, agent.newSlot(), line -> {});

    agent.channels.close();

    worker.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertFalse(stream.status().isOk());
    assertEquals(
        true,
        second.connected().toCompletableFuture().handle((c, failure) -> failure != null).get());
  }
}
