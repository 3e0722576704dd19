package org.millrace.server.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementJson;
import org.millrace.model.AppName;

/**
 * One subscriber to the log of an app. Each agent's lines come in the order of their numbers, none
 * twice; the recent lines are told first, and what is written meanwhile waits for them.
 */
final class LogFollower {
  private static final ObjectMapper JSON = ManagementJson.mapper();

  private final AppName app;
  private final Subscriber subscriber;
  // All guarded by this.
  private final Map<String, Long> last = new HashMap<>();
  private final List<LogLine> early = new ArrayList<>();
  private boolean live;

  LogFollower(AppName app, Subscriber subscriber) {
    this.app = app;
    this.subscriber = subscriber;
  }

  AppName app() {
    return app;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  /** The number of the last line of an agent that was told. */
  synchronized long last(String agent) {
    return last.getOrDefault(agent, 0L);
  }

  /** Lines as they are written; one agent's in their order. */
  synchronized void written(List<LogLine> lines) {
    if (live) {
      tell(lines);
    } else {
      early.addAll(lines);
    }
  }

  /**
   * The lines to begin with.
   *
   * @param known by agent, the numbers behind which everything is new
   */
  synchronized void begin(List<LogLine> recent, Map<String, Long> known) {
    tell(recent);
    known.forEach((agent, number) -> last.merge(agent, number, Math::max));
    live = true;
    tell(early);
    early.clear();
  }

  private void tell(List<LogLine> lines) {
    List<Event> news = new ArrayList<>();
    for (LogLine line : lines) {
      if (line.number() > last.getOrDefault(line.agent(), 0L)) {
        last.put(line.agent(), line.number());
        news.add(event(line));
      }
    }
    if (!news.isEmpty()) {
      subscriber.offer(news);
    }
  }

  private static Event event(LogLine line) {
    try {
      return new Event(line.number(), JSON.writeValueAsString(line));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
