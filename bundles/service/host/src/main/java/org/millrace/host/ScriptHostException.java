package org.millrace.host;

import java.io.Serial;

/** A script host could not start. The message is one sentence for the person who deployed. */
public final class ScriptHostException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public ScriptHostException(String message) {
    super(message);
  }

  public ScriptHostException(String message, Throwable cause) {
    super(message, cause);
  }
}
