package org.millrace.publish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps faults of a listener away from the clients that it is told of. */
final class SafeListener implements PublishListener {
  private static final Logger log = LoggerFactory.getLogger(SafeListener.class);

  private final PublishListener listener;

  SafeListener(PublishListener listener) {
    this.listener = listener;
  }

  @Override
  public void received(PublishAttempt attempt) {
    tell(() -> listener.received(attempt));
  }

  @Override
  public void ended(PublishAttempt attempt, PublishOutcome outcome) {
    tell(() -> listener.ended(attempt, outcome));
  }

  @Override
  public void tlsRefused(String client, String reason) {
    tell(() -> listener.tlsRefused(client, reason));
  }

  private static void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException bug) {
      log.error("a listener of the publish endpoint failed", bug);
    }
  }
}
