package org.millrace.rpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.conversation.Conversation;
import org.millrace.rpc.conversation.MessagePipe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's stream over gRPC. Its callbacks run on the event loop of its connection. */
final class GrpcStream implements StreamObserver<StreamingMessage>, MessagePipe, Outbox.Wire {
  private static final Logger log = LoggerFactory.getLogger(GrpcStream.class);

  /** A stranger that says nothing is not kept. */
  private static final long FIRST_MESSAGE_SECONDS = 60;

  private final ServerCallStreamObserver<StreamingMessage> call;
  private final Doors doors;
  private final EventExecutor loop;
  private final Outbox outbox = new Outbox(this, Runnable::run);
  private final Future<?> alarm;
  private volatile Status end = Status.OK;
  private Conversation conversation;

  GrpcStream(ServerCallStreamObserver<StreamingMessage> call, Doors doors, EventExecutor loop) {
    this.call = call;
    this.doors = doors;
    this.loop = loop;
    call.setOnReadyHandler(outbox::signal);
    call.setOnCancelHandler(() -> gone("The connection to the worker broke."));
    alarm =
        doors
            .timer()
            .schedule(
                () -> refuse(Status.DEADLINE_EXCEEDED.withDescription("No StartStream came.")),
                FIRST_MESSAGE_SECONDS,
                TimeUnit.SECONDS);
  }

  @Override
  public void onNext(StreamingMessage message) {
    if (conversation != null) {
      conversation.received(message);
    } else if (end.isOk()) {
      admit(message);
    }
  }

  /** Only the first message counts, though more may have come with it. */
  private void admit(StreamingMessage message) {
    alarm.cancel(false);
    doors
        .enter(message, this)
        .ifPresentOrElse(
            entered -> conversation = entered,
            () -> {
              log.warn("a stream was refused: its first message is no StartStream with an open id");
              refuse(Status.PERMISSION_DENIED.withDescription("This worker is not expected."));
            });
  }

  @Override
  public void onError(Throwable reason) {
    gone("The connection to the worker broke.");
  }

  @Override
  public void onCompleted() {
    gone("The worker ended its stream.");
  }

  private void gone(String reason) {
    alarm.cancel(false);
    outbox.close();
    if (conversation != null) {
      conversation.ended(reason);
    }
  }

  private void refuse(Status status) {
    end = status;
    outbox.close();
  }

  @Override
  public Sent send(StreamingMessage message) {
    return outbox.put(message);
  }

  @Override
  public Executor loop() {
    return loop;
  }

  @Override
  public void close() {
    outbox.close();
  }

  @Override
  public boolean ready() {
    return call.isReady();
  }

  @Override
  public void write(StreamingMessage message) {
    call.onNext(message);
  }

  /** gRPC flushes by itself. */
  @Override
  public void flush() {}

  @Override
  public void end() {
    if (call.isCancelled()) {
      return;
    }
    if (end.isOk()) {
      call.onCompleted();
    } else {
      call.onError(end.asRuntimeException());
    }
  }
}
