package org.millrace.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what was started, last first. One part that fails to stop does not keep the others running.
 */
final class Closer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Closer.class);

  private record Part(String name, AutoCloseable stop) {}

  private final Deque<Part> parts = new ArrayDeque<>();

  /** Takes over a part that just started. */
  synchronized <T extends AutoCloseable> T add(String name, T part) {
    onClose(name, part);
    return part;
  }

  synchronized void onClose(String name, AutoCloseable stop) {
    parts.push(new Part(name, stop));
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.stop().close();
        log.debug("{} stopped", part.name());
      } catch (Exception failure) {
        log.error("{} did not stop cleanly", part.name(), failure);
      }
    }
  }
}
