package org.millrace.host.port;

import java.io.Serial;

/**
 * A language worker refused, ended or kept silent. The message is fit for the operator who reads
 * it.
 */
public final class WorkerException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public WorkerException(String message) {
    super(message);
  }

  public WorkerException(String message, Throwable cause) {
    super(message, cause);
  }
}
