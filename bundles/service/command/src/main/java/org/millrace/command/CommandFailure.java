package org.millrace.command;

import java.io.IOException;
import java.io.Serial;

/** A command cannot do what it was asked to. The message is the sentence for the person. */
final class CommandFailure extends IOException {
  @Serial private static final long serialVersionUID = 1;

  CommandFailure(String sentence) {
    super(sentence);
  }
}
