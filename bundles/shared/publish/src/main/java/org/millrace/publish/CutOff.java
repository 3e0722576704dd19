package org.millrace.publish;

import java.io.IOException;
import java.io.Serial;

/** A body that ended too early: its client went away, fell silent, or broke the framing. */
final class CutOff extends IOException {
  @Serial private static final long serialVersionUID = 1;

  CutOff(long bytes, Throwable cause) {
    super("The upload broke off after " + bytes + " bytes; nothing was deployed.", cause);
  }
}
