package org.millrace.store;

/** Where a deployment is: forward through the running states, then one end. */
public enum DeploymentState {
  QUEUED,
  CHECKING,
  DISTRIBUTING,
  STARTING,
  SWITCHING,
  LIVE,
  /** Was live until a later one took its place. */
  REPLACED,
  FAILED,
  CANCELLED;

  public boolean isRunning() {
    return compareTo(SWITCHING) <= 0;
  }

  /** Whether callers have been answered by it. */
  public boolean hasLived() {
    return this == LIVE || this == REPLACED;
  }

  /** Whether nothing has changed for callers yet. */
  public boolean mayBeCancelled() {
    return compareTo(SWITCHING) < 0;
  }

  /** Whether a deployment may go from here to {@code next}. */
  public boolean mayBecome(DeploymentState next) {
    if (this == LIVE) {
      return next == REPLACED;
    }
    return isRunning() && next != REPLACED && next.compareTo(this) > 0;
  }
}
