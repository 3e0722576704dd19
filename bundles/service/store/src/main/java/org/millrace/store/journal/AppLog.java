package org.millrace.store.journal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.millrace.host.port.InvocationSink.LogLine;
import org.millrace.host.port.WorkerListener.Level;
import org.millrace.model.AppName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One app's lines: numbers them, takes no more than 200 in a second, remembers the last ones and
 * tells those who watch. Its own lock keeps numbers and deliveries in one order.
 */
final class AppLog {
  private static final Logger log = LoggerFactory.getLogger(AppLog.class);

  static final int PER_SECOND = 200;
  static final int REMEMBERED = 2_000;

  private final AppName app;
  private final Consumer<NumberedLine> journal;
  private final Deque<NumberedLine> remembered = new ArrayDeque<>();
  private final List<Consumer<NumberedLine>> watchers = new CopyOnWriteArrayList<>();
  private long next;
  private long second;
  private int inSecond;
  private long leftOut;

  /**
   * @param firstNumber greater than any number of an earlier life of this agent
   */
  AppLog(AppName app, long firstNumber, Consumer<NumberedLine> journal) {
    this.app = app;
    this.next = firstNumber;
    this.journal = journal;
  }

  /**
   * @param mask applied only to a line that is taken
   */
  synchronized void add(LogLine line, long atSecond, UnaryOperator<LogLine> mask) {
    turnTo(atSecond, line);
    if (inSecond < PER_SECOND) {
      inSecond++;
      deliver(mask.apply(line));
    } else {
      leftOut++;
      next++;
    }
  }

  /** Tells of lines that were left out as soon as their second is over. */
  synchronized void tick(long atSecond, Instant now) {
    turnTo(atSecond, new LogLine(app, "", "", now, Level.WARNING, "", ""));
  }

  private void turnTo(long atSecond, LogLine at) {
    if (atSecond == second) {
      return;
    }
    second = atSecond;
    inSecond = 0;
    if (leftOut > 0) {
      String message =
          leftOut + " log lines were left out: more than " + PER_SECOND + " in a second.";
      leftOut = 0;
      deliver(new LogLine(app, "", "", at.time(), Level.WARNING, "Host.Log", message));
    }
  }

  private void deliver(LogLine line) {
    NumberedLine numbered = new NumberedLine(next++, line);
    remembered.addLast(numbered);
    if (remembered.size() > REMEMBERED) {
      remembered.removeFirst();
    }
    journal.accept(numbered);
    watchers.removeAll(watchers.stream().filter(watcher -> !told(watcher, numbered)).toList());
  }

  /** A watcher that fails loses its place; the app that writes the line must not notice. */
  private boolean told(Consumer<NumberedLine> watcher, NumberedLine line) {
    try {
      watcher.accept(line);
      return true;
    } catch (RuntimeException failed) {
      log.warn("{}: somebody who watches its log failed and is not told any more", app, failed);
      return false;
    }
  }

  synchronized List<NumberedLine> after(long number) {
    return remembered.stream().filter(line -> line.number() > number).toList();
  }

  /** First what is remembered, then what comes, without a hole or a repetition between. */
  synchronized void watch(long afterNumber, Consumer<NumberedLine> watcher) {
    after(afterNumber).forEach(watcher);
    watchers.add(watcher);
  }

  synchronized void forget(Consumer<NumberedLine> watcher) {
    watchers.remove(watcher);
  }
}
