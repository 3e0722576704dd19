package org.millrace.rpc.conversation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millrace.host.port.WorkerException;
import org.millrace.host.port.WorkerLimits;
import org.millrace.rpc.contract.StreamingMessage;

/** What all exchanges with one worker have in common: its id, the way to it and its time limits. */
final class Session {
  private final String workerId;
  private final MessagePipe pipe;
  private final WorkerLimits limits;
  private final ScheduledExecutorService timer;
  private volatile String end; // written on the worker's event loop

  Session(String workerId, MessagePipe pipe, WorkerLimits limits, ScheduledExecutorService timer) {
    this.workerId = workerId;
    this.pipe = pipe;
    this.limits = limits;
    this.timer = timer;
  }

  String workerId() {
    return workerId;
  }

  WorkerLimits limits() {
    return limits;
  }

  /** The stream ended; the first reason told stays. */
  void end(String reason) {
    if (end == null) {
      end = reason;
    }
  }

  WorkerException gone() {
    String reason = end;
    return new WorkerException(
        "Worker " + workerId + " is gone" + (reason == null ? "." : ": " + reason));
  }

  /** Empty when the message is on its way, else why it is not. */
  Optional<WorkerException> send(StreamingMessage message) {
    return switch (pipe.send(message)) {
      case ACCEPTED -> Optional.empty();
      case CLOSED -> Optional.of(gone());
      case FULL ->
          Optional.of(
              new WorkerException(
                  "Worker "
                      + workerId
                      + " does not read what it is sent; nothing more is queued for it."
                      + " Look whether its event loop is blocked."));
    };
  }

  /** Runs on the worker's event loop once the time is over, unless cancelled before. */
  Future<?> after(Duration limit, Runnable task) {
    return timer.schedule(() -> pipe.loop().execute(task), limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  void drop() {
    pipe.close();
  }

  void onLoop(Runnable task) {
    pipe.loop().execute(task);
  }
}
