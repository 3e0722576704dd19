package org.millrace.store.secret;

import java.io.Serial;

/** A sealed secret cannot be opened. The message names its place, never the secret. */
public final class SecretException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  SecretException(String message) {
    super(message);
  }

  SecretException(String message, Throwable cause) {
    super(message, cause);
  }
}
