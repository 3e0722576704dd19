package org.millrace.management;

import java.io.IOException;
import java.io.Serial;

/** The agent refused a request. The message is the agent's own sentence. */
public final class ManagementException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;

  public ManagementException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status: 401 token, 403 right, 404 thing, 409 someone was faster or busy. */
  public int status() {
    return status;
  }
}
