package org.millrace.rpc.conversation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.millrace.host.port.WorkerException;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.contract.WorkerStatusRequest;
import org.millrace.rpc.contract.WorkerStatusResponse;

/** WorkerStatusRequest and its answer; the time between them is the sign of load. */
final class StatusProbe implements MessageHandler {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Exchange<WorkerStatusResponse> exchange;
  private final AtomicLong count = new AtomicLong();

  StatusProbe(Session session) {
    this.exchange = new Exchange<>(session, "WorkerStatusRequest");
  }

  CompletableFuture<Duration> ask() {
    long asked = System.nanoTime();
    StreamingMessage request =
        StreamingMessage.newBuilder()
            .setRequestId(Long.toString(count.incrementAndGet()))
            .setWorkerStatusRequest(WorkerStatusRequest.getDefaultInstance())
            .build();
    return exchange
        .ask(request, LIMIT)
        .thenApply(answer -> Duration.ofNanos(System.nanoTime() - asked));
  }

  /** A late answer to an earlier probe would measure nothing. */
  @Override
  public void handle(StreamingMessage message) {
    if (message.getRequestId().equals(Long.toString(count.get()))) {
      exchange.answer(message.getWorkerStatusResponse());
    }
  }

  @Override
  public void fail(WorkerException reason) {
    exchange.fail(reason);
  }
}
