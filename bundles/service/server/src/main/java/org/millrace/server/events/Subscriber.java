package org.millrace.server.events;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One listener's stream. It may be offered events before its connection is open; they wait. A
 * listener that reads too slowly is dropped with a word why, since nobody waits for it.
 */
final class Subscriber {
  /** Proxies and clients take a stream that is silent for longer for dead. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private static final int LARGEST_BACKLOG = 10_000;
  private static final int LARGEST_QUEUE = 1 << 20;
  private static final String TOO_SLOW =
      "You read more slowly than things happen. Read the snapshot again and subscribe anew.";

  private final Runnable ended;
  private final List<Event> waiting = new ArrayList<>();
  // Guarded by this, with the list above; the rest lives on the event loop.
  private ContextInternal loop;
  private String refusal = "";

  private HttpServerResponse response;
  private Vertx owner;
  private long timer;
  private boolean over;

  /**
   * @param ended told once, when the stream is over
   */
  Subscriber(Runnable ended) {
    this.ended = ended;
  }

  /** From any thread, in the order of events; returns at once. */
  synchronized void offer(List<Event> events) {
    if (loop != null) {
      List<Event> now = List.copyOf(events);
      loop.runOnContext(onLoop -> send(now));
      return;
    }
    if (waiting.size() + events.size() > LARGEST_BACKLOG) {
      refusal = TOO_SLOW;
      return;
    }
    waiting.addAll(events);
  }

  /** From any thread: ends the stream with a sentence. */
  synchronized void end(String reason) {
    if (loop != null) {
      loop.runOnContext(onLoop -> drop(reason));
    } else {
      refusal = reason;
    }
  }

  /** On the event loop of the request. */
  void open(HttpServerRequest request) {
    response = request.response();
    if (response.closed()) {
      finish();
      return;
    }
    response.closeHandler(gone -> finish());
    response.setWriteQueueMaxSize(LARGEST_QUEUE);
    response
        .putHeader("content-type", "text/event-stream; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .setChunked(true);
    response.write(": here\n\n");
    ContextInternal own = ((HttpServerRequestInternal) request).context();
    owner = own.owner();
    timer = owner.setPeriodic(KEEP_ALIVE.toMillis(), tick -> comment());
    begin(own);
  }

  private synchronized void begin(ContextInternal own) {
    loop = own;
    send(waiting);
    waiting.clear();
    if (!refusal.isEmpty()) {
      drop(refusal);
    }
  }

  private void comment() {
    if (!over) {
      response.write(": still here\n\n");
    }
  }

  private void send(List<Event> events) {
    if (over || events.isEmpty()) {
      return;
    }
    if (response.writeQueueFull()) {
      drop(TOO_SLOW);
      return;
    }
    StringBuilder text = new StringBuilder();
    events.forEach(event -> text.append(event.text()));
    response.write(text.toString());
  }

  private void drop(String reason) {
    if (!over) {
      response.end("event: end\ndata: " + reason + "\n\n");
      finish();
    }
  }

  private void finish() {
    if (over) {
      return;
    }
    over = true;
    if (owner != null) {
      owner.cancelTimer(timer);
    }
    ended.run();
  }
}
