package org.millrace.server;

import java.io.IOException;
import java.util.Locale;

/** An address on which this agent was told to listen, and cannot. */
public final class ListenException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the beginning of the sentence, such as {@code Functions cannot be served on
   *     localhost:7071}
   * @param advice the sentence after it: what to do
   */
  public ListenException(String what, Throwable cause, String advice) {
    super(what + ": " + reason(cause) + ". " + advice + ".", cause);
  }

  /** The system's words for a taken port carry the numbers of its calls. */
  private static String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return message.toLowerCase(Locale.ROOT).contains("already in use")
        ? "another program listens there"
        : message;
  }
}
