package org.millrace.server.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.millrace.management.Change;
import org.millrace.management.ManagementJson;
import org.millrace.store.ChangeRow;

/**
 * One subscriber to changes: the past is told first, and what happens meanwhile waits for it. No
 * change is told twice.
 */
final class ChangeFollower {
  private static final ObjectMapper JSON = ManagementJson.mapper();

  private final Subscriber subscriber;
  // All guarded by this.
  private final List<ChangeRow> early = new ArrayList<>();
  private boolean live;
  private long last;

  ChangeFollower(Subscriber subscriber, long last) {
    this.subscriber = subscriber;
    this.last = last;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  synchronized long last() {
    return last;
  }

  /** What the feed tells. */
  synchronized void happened(List<ChangeRow> changes) {
    if (live) {
      tell(changes);
    } else {
      early.addAll(changes);
    }
  }

  /** What was read of the past. */
  synchronized void tell(List<ChangeRow> changes) {
    List<Event> news = new ArrayList<>();
    for (ChangeRow change : changes) {
      if (change.seq() > last) {
        news.add(event(change));
        last = change.seq();
      }
    }
    if (!news.isEmpty()) {
      subscriber.offer(news);
    }
  }

  /** The past is told. */
  synchronized void goLive() {
    live = true;
    tell(early);
    early.clear();
  }

  private static Event event(ChangeRow change) {
    try {
      Change told = new Change(change.seq(), change.kind().text(), change.subject());
      return new Event(change.seq(), JSON.writeValueAsString(told));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
