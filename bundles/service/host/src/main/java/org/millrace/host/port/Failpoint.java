package org.millrace.host.port;

import java.util.ServiceLoader;

/**
 * The states in which an agent that dies must not harm the installation. Reaching one does nothing,
 * unless a test has put a {@link Trap} on the class path that ends the process there.
 */
public enum Failpoint {
  /** A deployment has its record and its lock, and nothing else. */
  DEPLOYMENT_STARTED,

  /** The package is in the database, and no revision of it. */
  PACKAGE_KEPT,

  /** A revision is to be rolled out. */
  REVISION_PENDING,

  /** A worker of a new script host has said who it is; nothing is loaded. */
  WORKER_STARTED,

  /** All agents have loaded the revision; the one before answers. */
  REVISION_LOADED,

  /** The revision is the active one; the deployment's record does not say so yet. */
  REVISION_LIVE,

  /** The revision answers on this agent; the one before still has workers. */
  REVISION_SERVING,

  /** A due time belongs to this agent, which has not run it yet. */
  TIMER_CLAIMED,

  /** The run of a due time has ended; nobody knows yet. */
  TIMER_ENDED,

  /** A worker has the invocation. */
  INVOCATION_SENT,

  /** A worker has answered; the caller has not got it yet. */
  INVOCATION_ANSWERED;

  private static final Trap TRAP =
      ServiceLoader.load(Trap.class, Failpoint.class.getClassLoader())
          .findFirst()
          .orElse(reached -> {});

  /** What a test does in some state. */
  @FunctionalInterface
  public interface Trap {
    void reached(Failpoint point);
  }

  /** To be called in the state, by whoever brought it about. */
  public void reached() {
    TRAP.reached(this);
  }
}
