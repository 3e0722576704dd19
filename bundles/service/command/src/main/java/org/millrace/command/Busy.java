package org.millrace.command;

import java.io.IOException;
import java.time.Duration;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;

/** Waits while an app is busy or someone was faster, and tries again. */
final class Busy {
  private static final int CONFLICT = 409;

  /** Longer than any deployment may take, so that one that hangs elsewhere is no reason to fail. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Busy() {}

  interface Attempt<T> {
    T make() throws IOException;
  }

  /** Makes the attempt until it is not refused as a conflict any more. */
  static <T> T retried(AgentCall call, ManagementClient client, Attempt<T> attempt)
      throws IOException {
    try {
      return attempt.make();
    } catch (ManagementException refused) {
      if (refused.status() != CONFLICT) {
        throw refused;
      }
      call.tell(refused.getMessage() + " Waiting to try again.");
      return retried(client, attempt, call.surroundings().pause());
    }
  }

  private static <T> T retried(ManagementClient client, Attempt<T> attempt, Duration pause)
      throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    try (ChangeBell bell = ChangeBell.of(client)) {
      while (true) {
        bell.await(pause);
        try {
          return attempt.make();
        } catch (ManagementException refused) {
          if (refused.status() != CONFLICT || System.nanoTime() - until > 0) {
            throw refused;
          }
        }
      }
    }
  }
}
