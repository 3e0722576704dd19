package org.millrace.command;

import java.io.Serial;

/** What was asked makes no sense, whatever the agent would say. The message is a sentence. */
final class WrongUse extends Exception {
  @Serial private static final long serialVersionUID = 1;

  WrongUse(String sentence) {
    super(sentence);
  }
}
