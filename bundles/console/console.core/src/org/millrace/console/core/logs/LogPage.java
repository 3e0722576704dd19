package org.millrace.console.core.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.millrace.management.LogLine;

/**
 * What one view shows of a log buffer: from a level on, with a text, held while paused. It hands
 * out what is to be drawn in pieces small enough to be drawn at once. Used by one thread.
 */
public final class LogPage {
  /** So many lines a view holds; older ones are still in the buffer for a filter to find. */
  public static final int SHOWN = 10_000;

  private static final int PIECE = 2_000;

  private final LogBuffer buffer;
  private LogLevel least = LogLevel.TRACE;
  private String text = "";
  private boolean paused;
  private long pausedAt;
  private long begin;
  private long next;
  private boolean isFresh = true;

  public LogPage(LogBuffer buffer) {
    this.buffer = buffer;
  }

  /**
   * What is to be drawn now.
   *
   * @param fromStart whether everything drawn before goes first
   * @param more whether another piece is ready
   */
  public record Piece(boolean fromStart, List<LogEntry> entries, boolean more) {}

  /** Shows lines that are at least this grave. */
  public void setLeast(LogLevel level) {
    least = level;
    isFresh = true;
  }

  public LogLevel least() {
    return least;
  }

  /** Shows lines that have the text anywhere; an empty one shows all. */
  public void setText(String newText) {
    text = newText.strip().toLowerCase(Locale.ROOT);
    isFresh = true;
  }

  private boolean isFiltered() {
    return least != LogLevel.TRACE || !text.isEmpty();
  }

  /** Whether there may be lines that are left out; before the first one nothing is. */
  public boolean leavesOut() {
    return isFiltered() && begin < end();
  }

  /** Holds the picture; lines still arrive and are counted. */
  public void setPaused(boolean isPaused) {
    paused = isPaused;
    pausedAt = buffer.end();
  }

  public boolean isPaused() {
    return paused;
  }

  /** Shows only what comes from now on. */
  public void clear() {
    begin = buffer.end();
    isFresh = true;
  }

  /** Everything is to be drawn again, such as in other colours. */
  public void redraw() {
    isFresh = true;
  }

  /** How many entries have come since the pause began. */
  public long waiting() {
    return buffer.end() - end();
  }

  private long end() {
    return paused ? pausedAt : buffer.end();
  }

  /** The next piece. */
  public Piece next() {
    boolean fromStart = isFresh;
    long end = end();
    if (isFresh) {
      next = isFiltered() ? begin : Math.max(begin, end - SHOWN);
      isFresh = false;
    }
    LogBuffer.Slice slice = buffer.from(next, (int) Math.min(PIECE, Math.max(0, end - next)));
    List<LogEntry> entries = new ArrayList<>();
    if (slice.dropped() > 0 && !fromStart) {
      entries.add(new LogEntry.Dropped(slice.dropped()));
    }
    slice.entries().stream().filter(this::isWanted).forEach(entries::add);
    next = slice.next();
    return new Piece(fromStart, entries, next < end);
  }

  private boolean isWanted(LogEntry entry) {
    return !(entry instanceof LogEntry.Line(LogLine line))
        || (LogLevel.of(line).compareTo(least) >= 0 && (text.isEmpty() || hasText(line)));
  }

  private boolean hasText(LogLine line) {
    return has(line.message())
        || has(line.function())
        || has(line.invocationId())
        || has(line.agent());
  }

  private boolean has(String part) {
    return part.toLowerCase(Locale.ROOT).contains(text);
  }
}
