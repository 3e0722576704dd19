package org.millrace.extensions.timer;

/** A timer cannot fire as it is written; the message is one sentence for its author. */
final class ScheduleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ScheduleException(String sentence) {
    super(sentence);
  }
}
