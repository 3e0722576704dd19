package org.millrace.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that only waiting moves: what takes minutes is over at once. */
final class TestTime extends Clock implements Waiting {
  static final Instant START = Instant.parse("2026-11-23T09:14:06Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private volatile boolean stopped;

  void pass(Duration length) {
    now.updateAndGet(time -> time.plus(length));
  }

  @Override
  public boolean pause(Duration length) {
    pass(length);
    return !stopped;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
