package org.millrace.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.millrace.management.ManagementException;

/**
 * Asks an agent again while it cannot be reached. To most clients one failed poll is a failed
 * publish, so a question waits for an agent that restarts; only reading may be repeated like that.
 */
final class PatientAgent {
  private final PublishTiming timing;
  private final Clock clock;
  private final Waiting waiting;

  PatientAgent(EndpointTime time) {
    this.timing = time.timing();
    this.clock = time.clock();
    this.waiting = time.waiting();
  }

  interface Question<T> {
    T ask() throws IOException;
  }

  <T> T ask(Question<T> question) throws IOException {
    Instant end = clock.instant().plus(timing.patience());
    while (true) {
      try {
        return question.ask();
      } catch (IOException e) {
        boolean passing = !(e instanceof ManagementException refusal) || refusal.status() == 503;
        if (!passing || !clock.instant().isBefore(end) || !waiting.pause(timing.look())) {
          throw e;
        }
      }
    }
  }
}
