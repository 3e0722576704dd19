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

  /**
   * A TLS handshake came to nothing, most likely since the client does not trust the installation's
   * CA; all that it shows is an exception.
   *
   * @param client the name or address of its machine
   * @param reason a sentence that names the client
   */
  default void tlsRefused(String client, String reason) {}
}
