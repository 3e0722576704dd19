package org.millrace.host;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.millrace.host.http.HttpAnswers;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;

/**
 * The limits maxOutstandingRequests and maxConcurrentRequests of host.json: what is over the first
 * gets 429, what is over the second waits. Costs nothing where neither is set.
 */
final class HttpLimits {
  private static final Header SCALE_OUT = new Header("X-FUNCTION-SCALEOUT", "1");

  private final int mostOutstanding;
  private final int mostConcurrent;
  private final AtomicInteger outstanding = new AtomicInteger();
  private final AtomicInteger concurrent = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /** A limit below zero is none. */
  HttpLimits(int mostOutstanding, int mostConcurrent) {
    this.mostOutstanding = mostOutstanding < 0 ? Integer.MAX_VALUE : mostOutstanding;
    this.mostConcurrent = mostConcurrent < 0 ? Integer.MAX_VALUE : mostConcurrent;
  }

  CompletableFuture<HttpAnswer> run(
      Supplier<CompletableFuture<HttpAnswer>> request, HttpAnswers answers) {
    if (mostOutstanding == Integer.MAX_VALUE && mostConcurrent == Integer.MAX_VALUE) {
      return request.get();
    }
    if (outstanding.incrementAndGet() > mostOutstanding) {
      outstanding.decrementAndGet();
      return CompletableFuture.completedFuture(
          answers.text(429, "text/plain", "Too many requests.", SCALE_OUT));
    }
    CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    waiting.add(() -> start(request, answer));
    startWaiting();
    return answer;
  }

  /** Whoever comes while somebody is at it only asks for another round, so nothing recurses. */
  private void startWaiting() {
    if (rounds.getAndIncrement() > 0) {
      return;
    }
    int asked = 1;
    while (asked > 0) {
      while (!waiting.isEmpty() && concurrent.get() < mostConcurrent) {
        concurrent.incrementAndGet();
        waiting.remove().run();
      }
      asked = rounds.addAndGet(-asked);
    }
  }

  private void start(
      Supplier<CompletableFuture<HttpAnswer>> request, CompletableFuture<HttpAnswer> answer) {
    CompletableFuture<HttpAnswer> running =
        answer.isDone()
            ? CompletableFuture.failedFuture(new IllegalStateException())
            : request.get();
    answer.whenComplete((given, failure) -> running.cancel(false));
    running.whenComplete((given, failure) -> {
      outstanding.decrementAndGet();
      concurrent.decrementAndGet();
      answer.complete(given);
      startWaiting();
    });
  }
}
