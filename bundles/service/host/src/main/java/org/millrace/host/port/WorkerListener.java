package org.millrace.host.port;

import java.time.Instant;

/**
 * Told what a language worker logs over its channel, in the order it was sent. Must return at once.
 */
public interface WorkerListener {

  void log(Line line);

  enum Level {
    TRACE,
    DEBUG,
    INFORMATION,
    WARNING,
    ERROR,
    CRITICAL,
    NONE
  }

  enum Category {
    USER,
    SYSTEM,
    METRIC
  }

  /**
   * @param invocationId empty for a line that belongs to no invocation
   * @param category the logger's name, such as {@code Function.hello.User}
   * @param exception type, message and stack in one text; empty without one
   */
  record Line(
      Instant time,
      String invocationId,
      String category,
      Level level,
      Category kind,
      String event,
      String message,
      String exception) {}
}
