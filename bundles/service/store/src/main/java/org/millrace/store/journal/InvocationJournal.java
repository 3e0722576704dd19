package org.millrace.store.journal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.millrace.host.port.InvocationSink;
import org.millrace.model.AppName;
import org.millrace.store.Store;

/**
 * Counts every invocation and stores a record of those that matter (design D14), with their log
 * lines. Callers only count and enqueue; one thread stores in batches. When the database is away it
 * keeps what its queues hold and counts the rest.
 */
public final class InvocationJournal implements InvocationSink, AutoCloseable {
  private static final int RECORDS = 16_384;
  private static final int LINES = 65_536;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final BoundedQueue<Ended> records = new BoundedQueue<>(RECORDS);
  private final BoundedQueue<NumberedLine> lines = new BoundedQueue<>(LINES);
  private final Map<TallyKey, FunctionTally> tallies = new ConcurrentHashMap<>();
  private final SecretMask mask;
  private final LogHub hub;
  private final JournalFlusher flusher;

  /** A function of an app. */
  record TallyKey(AppName app, String function) {}

  /**
   * Starts the flusher.
   *
   * @param agent the name this agent's rows get
   * @param secrets what is to be masked in an app's log lines and errors; asked for every line, so
   *     it answers from memory, with the same list as long as nothing changed
   */
  public InvocationJournal(Store store, String agent, Function<AppName, List<String>> secrets) {
    this.mask = new SecretMask(secrets);
    this.hub = new LogHub(store.clock(), mask, this::enqueue);
    this.flusher =
        new JournalFlusher(
            batch -> store.run(batch::store),
            store.clock(),
            new JournalRows(agent, mask),
            records,
            lines,
            tallies,
            hub);
    flusher.start();
  }

  @Override
  public void ended(Ended invocation) {
    FunctionTally tally =
        tallies.computeIfAbsent(
            new TallyKey(invocation.app(), invocation.function()), key -> new FunctionTally());
    if (tally.count(invocation) && !records.offer(invocation)) {
      tally.notRecorded();
    }
  }

  @Override
  public void log(LogLine line) {
    hub.add(line);
  }

  @Override
  public String masked(AppName app, String text) {
    return mask.apply(app, text);
  }

  private void enqueue(NumberedLine line) {
    if (!lines.offer(line)) {
      flusher.lineLost();
    }
  }

  /** The lines as they are written, for those who watch. */
  public LogHub logs() {
    return hub;
  }

  /**
   * Completes when everything that was handed over by now is stored, or could not be. For those who
   * want to read at once what they caused.
   */
  public CompletionStage<Void> flushed() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    flusher.tellWhenFlushed(done);
    return done;
  }

  /** Stores what is left and ends the flusher; blocks for some seconds at most. */
  @Override
  public void close() {
    flusher.stop(STOP_LIMIT);
  }
}
