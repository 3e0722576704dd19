package org.millrace.host;

import java.io.Serial;
import org.millrace.host.worker.Failures;
import org.millrace.model.AppName;

/** A script host could not start. The message is one sentence for the person who deployed. */
public final class ScriptHostException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public ScriptHostException(String message) {
    super(message);
  }

  public ScriptHostException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same failure in other words; the cause goes with the words that may not be told. */
  ScriptHostException saying(String words) {
    return words.equals(getMessage()) ? this : new ScriptHostException(words);
  }

  /** What a stage failed with, as a failure of the script host. */
  static ScriptHostException of(AppName app, Throwable failure) {
    return switch (Failures.cause(failure)) {
      case ScriptHostException already -> already;
      case Throwable cause ->
          new ScriptHostException(app + " cannot start: " + cause.getMessage(), cause);
    };
  }
}
