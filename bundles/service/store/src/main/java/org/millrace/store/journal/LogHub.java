package org.millrace.store.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.millrace.host.port.InvocationSink.LogLine;
import org.millrace.model.AppName;

/**
 * The log lines of the apps on this agent, as they are written: numbered, masked, at most 200 per
 * app and second, the last 2,000 of each app remembered. Safe for threads.
 */
public final class LogHub {
  /** More than an app can number in a second, so that numbers grow over restarts of the agent. */
  private static final long NUMBERS_PER_SECOND = 1_000_000;

  /** So many lines are remembered that none may be endless. */
  private static final int LONGEST = 16_000;

  private final InstantSource clock;
  private final SecretMask mask;
  private final Consumer<NumberedLine> journal;
  private final long firstNumber;
  private final Map<AppName, AppLog> apps = new ConcurrentHashMap<>();

  LogHub(InstantSource clock, SecretMask mask, Consumer<NumberedLine> journal) {
    this.clock = clock;
    this.mask = mask;
    this.journal = journal;
    this.firstNumber = clock.instant().getEpochSecond() * NUMBERS_PER_SECOND;
  }

  void add(LogLine line) {
    of(line.app()).add(line, clock.instant().getEpochSecond(), this::masked);
  }

  private LogLine masked(LogLine line) {
    String message = mask.apply(line.app(), line.message());
    return new LogLine(
        line.app(),
        line.function(),
        line.invocationId(),
        line.time(),
        line.level(),
        line.category(),
        message.length() > LONGEST ? message.substring(0, LONGEST) : message);
  }

  void tick() {
    Instant now = clock.instant();
    apps.values().forEach(app -> app.tick(now.getEpochSecond(), now));
  }

  /** The remembered lines with a greater number, oldest first; 0 for all of them. */
  public List<NumberedLine> after(AppName app, long number) {
    return of(app).after(number);
  }

  /**
   * Tells {@code watcher} the remembered lines with a greater number and then every new one, in
   * order and without a hole, until the subscription is closed. The watcher is called on the thread
   * that writes the line and must return at once; it is never called by two threads at a time.
   */
  public Subscription watch(AppName app, long afterNumber, Consumer<NumberedLine> watcher) {
    AppLog log = of(app);
    // An object of its own, so that a watcher can watch twice.
    Consumer<NumberedLine> own = line -> watcher.accept(line);
    log.watch(afterNumber, own);
    return () -> log.forget(own);
  }

  /** Ends with {@link #close}, which throws nothing. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  private AppLog of(AppName app) {
    return apps.computeIfAbsent(app, name -> new AppLog(name, firstNumber, journal));
  }
}
