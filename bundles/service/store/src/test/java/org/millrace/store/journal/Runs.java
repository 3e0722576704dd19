package org.millrace.store.journal;

import java.time.Duration;
import java.time.Instant;
import org.millrace.host.port.InvocationSink.Ended;
import org.millrace.host.port.InvocationSink.LogLine;
import org.millrace.host.port.InvocationSink.Outcome;
import org.millrace.host.port.WorkerListener.Level;
import org.millrace.model.AppName;

/** Makes invocations and log lines for tests: HTTP successes of a millisecond unless told. */
final class Runs {
  static final AppName ORDERS = new AppName("orders");
  static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");

  private final String id;
  private String trigger = "httpTrigger";
  private Duration duration = Duration.ofMillis(1);
  private Outcome outcome = Outcome.SUCCEEDED;
  private boolean cold;
  private String error = "";

  private Runs(String id) {
    this.id = id;
  }

  static Runs of(String id) {
    return new Runs(id);
  }

  static Ended run(String id) {
    return of(id).ended();
  }

  static LogLine line(String message) {
    return new LogLine(ORDERS, "hello", "", T0, Level.INFORMATION, "User", message);
  }

  Runs trigger(String type) {
    trigger = type;
    return this;
  }

  Runs lasting(Duration time) {
    duration = time;
    return this;
  }

  Runs outcome(Outcome how) {
    outcome = how;
    return this;
  }

  Runs error(String text) {
    outcome = Outcome.FAILED;
    error = text;
    return this;
  }

  Runs cold() {
    cold = true;
    return this;
  }

  Ended ended() {
    return new Ended(
        ORDERS, "hello", id, trigger, 3, T0, duration, outcome, cold, 200, error, error);
  }
}
