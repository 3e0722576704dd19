package org.millrace.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what was not said for a minute, so that who tries again and again fills no log. */
final class Seldom {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** Of strangers there may be many; the oldest sentence is forgotten then. */
  private static final int MOST = 100;

  private final InstantSource clock;
  private final Map<String, Instant> said =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  Seldom(InstantSource clock) {
    this.clock = clock;
  }

  /** True once a minute for the same sentence. */
  synchronized boolean isNew(String sentence) {
    Instant now = clock.instant();
    Instant before = said.get(sentence);
    if (before != null && now.isBefore(before.plus(PAUSE))) {
      return false;
    }
    said.remove(sentence);
    said.put(sentence, now);
    return true;
  }
}
