package org.millrace.store.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.millrace.host.port.InvocationSink.Ended;
import org.millrace.store.InvocationCount;
import org.millrace.store.sql.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that stores what the journal took, a batch in each unit of work, and ends the
 * seconds of the tallies. A batch is kept while the database is away, and given up when the
 * database refuses it.
 */
final class JournalFlusher implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(JournalFlusher.class);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PAUSE_WHILE_AWAY = Duration.ofSeconds(1);
  private static final int RECORDS_AT_ONCE = 1_000;
  private static final int LINES_AT_ONCE = 2_000;

  private final Consumer<Batch> shelf;
  private final InstantSource clock;
  private final JournalRows rows;
  private final BoundedQueue<Ended> records;
  private final BoundedQueue<NumberedLine> lines;
  private final Map<InvocationJournal.TallyKey, FunctionTally> tallies;
  private final LogHub hub;
  private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
  private final LongAdder lostLines = new LongAdder();
  private final Thread thread;
  private Batch pending = Batch.EMPTY;
  private Instant second;
  private boolean away;
  private volatile boolean stopping;

  JournalFlusher(
      Consumer<Batch> shelf,
      InstantSource clock,
      JournalRows rows,
      BoundedQueue<Ended> records,
      BoundedQueue<NumberedLine> lines,
      Map<InvocationJournal.TallyKey, FunctionTally> tallies,
      LogHub hub) {
    this.shelf = shelf;
    this.clock = clock;
    this.rows = rows;
    this.records = records;
    this.lines = lines;
    this.tallies = tallies;
    this.hub = hub;
    this.second = thisSecond();
    this.thread = Thread.ofPlatform().daemon().name("store-journal").unstarted(this);
  }

  void start() {
    thread.start();
  }

  void lineLost() {
    lostLines.increment();
  }

  void tellWhenFlushed(CompletableFuture<Void> done) {
    waiting.add(done);
    LockSupport.unpark(thread);
  }

  /** Lets the thread store what is left, and waits for it. */
  void stop(Duration limit) {
    stopping = true;
    LockSupport.unpark(thread);
    try {
      if (!thread.join(limit)) {
        log.warn("the journal could not store everything within {} s", limit.toSeconds());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    while (!stopping) {
      flushAll(false);
      LockSupport.parkNanos((away ? PAUSE_WHILE_AWAY : PAUSE).toNanos());
    }
    flushAll(true);
  }

  /** Until the queues are empty or the database is away; then those who wait are told. */
  private void flushAll(boolean last) {
    List<CompletableFuture<Void>> told = new ArrayList<>();
    for (var done = waiting.poll(); done != null; done = waiting.poll()) {
      told.add(done);
    }
    storePending();
    boolean more = !away;
    while (more) {
      pending = next(last || !told.isEmpty());
      storePending();
      more = !away && (records.size() > 0 || lines.size() > 0);
    }
    told.forEach(done -> done.complete(null));
  }

  /** A second of the tallies ends only with empty queues, so that its records are stored first. */
  private Batch next(boolean endSecond) {
    hub.tick();
    var someRecords = records.drain(RECORDS_AT_ONCE).stream().map(rows::of).toList();
    var someLines = lines.drain(LINES_AT_ONCE).stream().map(rows::of).toList();
    List<InvocationCount> counts = new ArrayList<>();
    Map<String, Long> similar = new HashMap<>();
    boolean over = endSecond || thisSecond().isAfter(second);
    if (over && records.size() == 0) {
      closeSecond(counts, similar);
    }
    return new Batch(someRecords, someLines, counts, similar);
  }

  private void closeSecond(List<InvocationCount> counts, Map<String, Long> similar) {
    for (var entry : tallies.entrySet()) {
      FunctionTally.Second counted = entry.getValue().close();
      if (counted.durations().total() > 0) {
        counts.add(rows.of(entry.getKey(), second, counted));
      }
      if (counted.unrecorded() > 0) {
        similar.merge(counted.lastRecorded(), counted.unrecorded(), Long::sum);
      }
    }
    second = thisSecond();
  }

  private Instant thisSecond() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private void storePending() {
    long lost = lostLines.sumThenReset();
    if (lost > 0) {
      log.warn("{} log lines were not stored: the database is too slow for them", lost);
    }
    if (pending.isEmpty()) {
      return;
    }
    try {
      shelf.accept(pending);
      pending = Batch.EMPTY;
      backAgain();
    } catch (StoreException failure) {
      keepOrGiveUp(failure);
    } catch (RuntimeException fault) {
      log.error("the journal gave up {}", pending, fault);
      pending = Batch.EMPTY;
    }
  }

  private void keepOrGiveUp(StoreException failure) {
    if (failure.kind() == StoreException.Kind.OTHER) {
      log.error("the database refused {} of the journal: {}", pending, failure.getMessage());
      pending = Batch.EMPTY;
    } else if (!away) {
      away = true;
      log.warn("the journal waits for the database: {}", failure.getMessage());
    }
  }

  private void backAgain() {
    if (away) {
      away = false;
      log.info("the journal stores again");
    }
  }
}
