package org.millrace.acceptance;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All that a stream of server-sent events says, until the agent ends it. */
final class LiveStream {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> end;

  LiveStream(HttpClient http, HttpRequest stream) {
    end =
        http.sendAsync(stream, BodyHandlers.ofLines())
            .thenAcceptAsync(answer -> answer.body().forEach(lines::add));
  }

  /** So far. */
  String said() {
    if (end.isCompletedExceptionally()) {
      end.join();
    }
    return String.join("\n", lines);
  }
}
