package org.millrace.rpc.conversation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.millrace.host.port.WorkerException;
import org.millrace.rpc.contract.StreamingMessage;

/**
 * A question of which only one is open at a time: its answer is known by its kind, since workers do
 * not return the request's id there.
 */
final class Exchange<A> {
  private final Session session;
  private final String question;
  private final AtomicReference<CompletableFuture<A>> open = new AtomicReference<>();

  Exchange(Session session, String question) {
    this.session = session;
    this.question = question;
  }

  CompletableFuture<A> ask(StreamingMessage request, Duration limit) {
    CompletableFuture<A> answer = new CompletableFuture<>();
    if (!open.compareAndSet(null, answer)) {
      return CompletableFuture.failedFuture(
          new WorkerException(
              "Worker "
                  + session.workerId()
                  + " still owes the answer to an earlier "
                  + question
                  + "."));
    }
    Future<?> alarm = session.after(limit, () -> expire(answer, limit));
    answer.whenComplete((done, failed) -> alarm.cancel(false));
    session.send(request).ifPresent(this::fail);
    return answer;
  }

  /** False when nobody asked. */
  boolean answer(A answer) {
    CompletableFuture<A> asked = open.getAndSet(null);
    return asked != null && asked.complete(answer);
  }

  void fail(WorkerException reason) {
    CompletableFuture<A> asked = open.getAndSet(null);
    if (asked != null) {
      asked.completeExceptionally(reason);
    }
  }

  private void expire(CompletableFuture<A> asked, Duration limit) {
    if (open.compareAndSet(asked, null)) {
      asked.completeExceptionally(
          new WorkerException(
              "Worker "
                  + session.workerId()
                  + " did not answer "
                  + question
                  + " within "
                  + limit.toMillis()
                  + " ms. Look into its output for what keeps it."));
    }
  }
}
