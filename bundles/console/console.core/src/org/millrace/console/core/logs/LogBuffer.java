package org.millrace.console.core.logs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.management.LogLine;

/**
 * The newest entries of a log stream, bounded in number and size, each line once however often the
 * stream was taken up again. Entries have places that count up; the oldest leave first. May be used
 * by every thread.
 */
public final class LogBuffer {
  private static final long CHARACTERS = 32L << 20;
  private static final int LONGEST_MESSAGE = 1 << 20;

  private final LogEntry[] ring;
  private final long characterLimit;
  private final Runnable changed;
  private final Map<String, LogLine> lastOfAgent = new HashMap<>();
  private long characters;
  private long first;
  private long end;

  /**
   * @param capacity how many entries it holds
   * @param changed told after each entry, on the thread that brought it; must not block
   */
  public LogBuffer(int capacity, Runnable changed) {
    this(capacity, CHARACTERS, changed);
  }

  LogBuffer(int capacity, long characterLimit, Runnable changed) {
    this.ring = new LogEntry[capacity];
    this.characterLimit = characterLimit;
    this.changed = changed;
  }

  /**
   * Entries in a row.
   *
   * @param dropped how many that were asked for had left already
   * @param next the place after the last
   */
  record Slice(List<LogEntry> entries, long dropped, long next) {}

  /** Takes a line, unless it was here before; says what is missing before it. */
  void add(LogLine line) {
    synchronized (this) {
      LogLine last = lastOfAgent.get(line.agent());
      if (last != null && isRepeated(line, last)) {
        return;
      }
      lastOfAgent.put(line.agent(), line);
      if (last != null && line.number() > last.number() + 1) {
        append(new LogEntry.Gap(line.agent(), last.number() + 1, line.number() - 1));
      }
      append(new LogEntry.Line(shortened(line)));
    }
    changed.run();
  }

  void add(LogEntry note) {
    synchronized (this) {
      append(note);
    }
    changed.run();
  }

  /** An agent that was started anew counts from the beginning again, but its clock goes on. */
  private static boolean isRepeated(LogLine line, LogLine last) {
    return line.number() <= last.number() && !line.time().isAfter(last.time());
  }

  private static LogLine shortened(LogLine line) {
    if (line.message().length() <= LONGEST_MESSAGE) {
      return line;
    }
    return new LogLine(
        line.number(),
        line.time(),
        line.level(),
        line.function(),
        line.invocationId(),
        line.agent(),
        line.category(),
        line.message().substring(0, LONGEST_MESSAGE) + "…");
  }

  private void append(LogEntry entry) {
    if (end - first == ring.length) {
      dropFirst();
    }
    ring[index(end)] = entry;
    end++;
    characters += size(entry);
    while (characters > characterLimit && end - first > 1) {
      dropFirst();
    }
  }

  private void dropFirst() {
    characters -= size(ring[index(first)]);
    ring[index(first)] = null;
    first++;
  }

  private int index(long place) {
    return (int) (place % ring.length);
  }

  private static int size(LogEntry entry) {
    return entry instanceof LogEntry.Line(LogLine line) ? line.message().length() : 0;
  }

  /** The place after the newest entry. */
  synchronized long end() {
    return end;
  }

  /** The entries from a place on, at most so many. */
  synchronized Slice from(long place, int most) {
    long begin = Math.max(place, first);
    long stop = Math.min(end, begin + most);
    List<LogEntry> entries = new ArrayList<>();
    for (long next = begin; next < stop; next++) {
      entries.add(ring[index(next)]);
    }
    return new Slice(entries, begin - place, Math.max(stop, begin));
  }
}
