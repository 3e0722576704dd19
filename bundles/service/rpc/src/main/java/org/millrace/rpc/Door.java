package org.millrace.rpc;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerDoor;
import org.millrace.host.port.WorkerException;
import org.millrace.host.port.WorkerLimits;
import org.millrace.host.port.WorkerListener;
import org.millrace.rpc.conversation.Conversation;
import org.millrace.rpc.conversation.MessagePipe;

/** One issued id, waiting for its worker. */
final class Door implements WorkerDoor {
  private final String workerId;
  private final WorkerLimits limits;
  private final WorkerListener listener;
  private final Runnable forget;
  private final CompletableFuture<WorkerChannel> connected = new CompletableFuture<>();
  private volatile List<String> arguments = List.of();

  /**
   * @param forget takes the id back, so that it opens nothing any more
   */
  Door(String workerId, WorkerLimits limits, WorkerListener listener, Runnable forget) {
    this.workerId = workerId;
    this.limits = limits;
    this.listener = listener;
    this.forget = forget;
  }

  void leadsTo(WorkerAddress address) {
    arguments = address.arguments(workerId);
  }

  /** Runs when the worker is in, or will never be. */
  void whenSettled(Runnable task) {
    connected.whenComplete((channel, failure) -> task.run());
  }

  void expireBy(ScheduledExecutorService timer) {
    long limit = limits.connect().toMillis();
    Future<?> alarm =
        timer.schedule(
            () ->
                refuse(
                    "did not connect within "
                        + limit
                        + " ms. Look into its output for what keeps it."),
            limit,
            TimeUnit.MILLISECONDS);
    whenSettled(() -> alarm.cancel(false));
  }

  Conversation enter(MessagePipe pipe, ScheduledExecutorService timer, Clock clock) {
    Conversation conversation = new Conversation(workerId, pipe, limits, listener, timer, clock);
    connected.complete(conversation);
    return conversation;
  }

  private void refuse(String why) {
    forget.run();
    connected.completeExceptionally(new WorkerException("Worker " + workerId + " " + why));
  }

  @Override
  public String workerId() {
    return workerId;
  }

  @Override
  public List<String> arguments() {
    return arguments;
  }

  @Override
  public CompletionStage<WorkerChannel> connected() {
    return connected.minimalCompletionStage();
  }

  @Override
  public void close() {
    refuse("was not waited for: its door is closed.");
  }
}
