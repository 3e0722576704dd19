package org.millrace.host.http;

import java.io.Serial;

/** What a function returned cannot be sent; the message says what and why, for its log. */
public final class AnswerException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  AnswerException(String message) {
    super(message);
  }
}
