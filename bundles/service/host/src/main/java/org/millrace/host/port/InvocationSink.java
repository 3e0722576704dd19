package org.millrace.host.port;

import java.time.Duration;
import java.time.Instant;
import org.millrace.model.AppName;

/**
 * Takes what is to be known of invocations afterwards. Never blocks and never throws; what it
 * cannot keep it counts.
 */
public interface InvocationSink {

  /**
   * Called once for each invocation, HTTP or not. The sink decides which get a record (design D14).
   */
  void ended(Ended invocation);

  /** A line of a worker or of the host itself. */
  void log(LogLine line);

  /** A text that an app's code made, without what the app keeps secret. */
  String masked(AppName app, String text);

  enum Outcome {
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    CANCELLED
  }

  /**
   * @param trigger the trigger's type, such as {@code httpTrigger}
   * @param cold whether it waited for a worker to start
   * @param status the HTTP status of the answer; 0 for other triggers
   * @param error one line; empty when it succeeded
   */
  record Ended(
      AppName app,
      String function,
      String invocationId,
      String trigger,
      int revision,
      Instant started,
      Duration duration,
      Outcome outcome,
      boolean cold,
      int status,
      String error,
      String stackTrace) {}

  /**
   * @param function empty for a line of the app or of its worker
   * @param invocationId empty when it belongs to none
   */
  record LogLine(
      AppName app,
      String function,
      String invocationId,
      Instant time,
      WorkerListener.Level level,
      String category,
      String message) {}
}
