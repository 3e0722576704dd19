package org.millrace.publish;

import java.io.Serial;

/** A request that is turned down; the message is the sentence for the person who publishes. */
final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final int status;

  Refusal(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
