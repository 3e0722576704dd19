package org.millrace.console.core.publish;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.millrace.publish.PublishAttempt;
import org.millrace.publish.PublishListener;
import org.millrace.publish.PublishOutcome;

/**
 * The newest packages and refusals at a publish endpoint, bounded. Questions that were answered are
 * left out: Visual Studio asks many while it waits. May be used by every thread.
 */
final class PublishHistory implements PublishListener {
  private static final int UNAUTHORIZED = 401;

  private final int capacity;
  private final Clock clock;
  private final Runnable changed;

  /** Handshakes count downwards: they are no requests of the endpoint. */
  private final AtomicLong handshakes = new AtomicLong();

  /** By attempt: numbers begin anew with each endpoint. */
  private final Map<PublishAttempt, PublishRow> rows = new LinkedHashMap<>();

  /**
   * @param changed told after each change, on the thread of the request; must not block
   */
  PublishHistory(int capacity, Clock clock, Runnable changed) {
    this.capacity = capacity;
    this.clock = clock;
    this.changed = changed;
  }

  /** Newest first. */
  synchronized List<PublishRow> rows() {
    return new ArrayList<>(rows.values()).reversed();
  }

  @Override
  public void received(PublishAttempt attempt) {
    if (attempt.upload()) {
      put(new PublishRow(attempt, Optional.empty()));
    }
  }

  @Override
  public void ended(PublishAttempt attempt, PublishOutcome outcome) {
    if (isFirstKnock(attempt, outcome)) {
      forget(attempt);
    } else if (attempt.upload() || outcome instanceof PublishOutcome.Refused) {
      put(new PublishRow(attempt, Optional.empty()).with(outcome));
    }
  }

  @Override
  public void tlsRefused(String client, String reason) {
    PublishAttempt attempt =
        new PublishAttempt(
            handshakes.decrementAndGet(),
            clock.instant(),
            "",
            "",
            "TLS",
            "",
            client,
            Optional.empty(),
            false);
    put(
        new PublishRow(attempt, Optional.empty())
            .with(new PublishOutcome.Refused(PublishRow.NO_HANDSHAKE, reason)));
  }

  /** Many clients ask without a password first, are told to sign in, and come again. */
  private static boolean isFirstKnock(PublishAttempt attempt, PublishOutcome outcome) {
    return attempt.user().isEmpty()
        && outcome instanceof PublishOutcome.Refused refused
        && refused.status() == UNAUTHORIZED;
  }

  private void put(PublishRow row) {
    synchronized (this) {
      rows.put(row.attempt(), row);
      if (rows.size() > capacity) {
        rows.remove(rows.keySet().iterator().next());
      }
    }
    changed.run();
  }

  private void forget(PublishAttempt attempt) {
    synchronized (this) {
      rows.remove(attempt);
    }
    changed.run();
  }
}
