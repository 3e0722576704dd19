package org.millrace.publish;

/**
 * Told what clients do at an endpoint. Called on the threads of the requests, several at once; must
 * not block.
 */
public interface PublishListener {
  /** A request's head has come; its body may take minutes. */
  default void received(PublishAttempt attempt) {}

  /** Comes once for each attempt that was received. */
  default void ended(PublishAttempt attempt, PublishOutcome outcome) {}
}
