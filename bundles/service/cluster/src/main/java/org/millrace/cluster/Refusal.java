package org.millrace.cluster;

import java.io.Serial;

/**
 * An operation was refused before anything changed. The message is one or two sentences for the
 * person who asked.
 */
public final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** Why, as far as a caller must tell the cases apart. */
  public enum Reason {
    /** What was asked for does not exist. */
    UNKNOWN,
    /** It exists already. */
    EXISTS,
    /** Another deployment of the app is running; trying again later makes sense. */
    BUSY,
    /** Someone else was faster: what the request was based on is not the newest any more. */
    OUTDATED,
    /** It cannot be done in this state, or not with this input. */
    IMPOSSIBLE
  }

  private final Reason reason;

  public Refusal(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
