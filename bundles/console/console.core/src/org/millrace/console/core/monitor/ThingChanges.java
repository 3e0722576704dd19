package org.millrace.console.core.monitor;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.management.Change;

/**
 * When those things last changed that no snapshot holds, because they are secret: so that a page
 * knows when to read them again. Written by one thread, read by every.
 */
final class ThingChanges {
  private static final Set<String> KINDS = Set.of("settings", "keys");

  private final Map<String, Long> newest = new ConcurrentHashMap<>();
  private volatile long since;

  /** What happened up to this change is not known one by one. */
  void restart(long seq) {
    newest.clear();
    since = seq;
  }

  void note(Change change) {
    if (KINDS.contains(change.kind())) {
      newest.put(place(change.kind(), change.id()), change.seq());
    }
  }

  /** The change after which the thing has to be read again. */
  long newest(String kind, String id) {
    return newest.getOrDefault(place(kind, id), since);
  }

  private static String place(String kind, String id) {
    return kind + "/" + id;
  }
}
