package org.millrace.server.dataplane;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Where requests wait for an app that comes up: as long as the reference host lets them, and not
 * more of them than the agent can hold. Each waits on its own event loop.
 */
final class WaitingRoom {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int SEATS = 10_000;

  private final Vertx vertx;
  private final AppLookup apps;
  private final AtomicInteger taken = new AtomicInteger();

  WaitingRoom(Vertx vertx, AppLookup apps) {
    this.vertx = vertx;
    this.apps = apps;
  }

  /**
   * @param then told what was found when the app has come up, or what stands for it then
   */
  void await(HttpServerRequest request, String app, Consumer<AppLookup.Found> then) {
    if (taken.incrementAndGet() > SEATS) {
      taken.decrementAndGet();
      then.accept(AppLookup.NotServing.ERROR);
      return;
    }
    request.pause();
    long deadline = System.nanoTime() + LONGEST.toNanos();
    vertx.setPeriodic(LOOK_EVERY.toMillis(), timer -> look(request, app, deadline, timer, then));
  }

  private void look(
      HttpServerRequest request,
      String app,
      long deadline,
      long timer,
      Consumer<AppLookup.Found> then) {
    if (request.response().closed()) {
      giveUpSeat(timer);
      return;
    }
    AppLookup.Found found = apps.find(app);
    boolean starting = found instanceof AppLookup.Starting;
    if (starting && System.nanoTime() < deadline) {
      return;
    }
    giveUpSeat(timer);
    request.resume();
    then.accept(starting ? AppLookup.NotServing.ERROR : found);
  }

  private void giveUpSeat(long timer) {
    vertx.cancelTimer(timer);
    taken.decrementAndGet();
  }
}
