package org.millrace.console.core.logs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.millrace.console.core.monitor.Backoff;
import org.millrace.console.core.monitor.ConnectionFailure;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.EventStream;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An app's log lines as they are written, into a buffer; comes back by itself when it was cut. One
 * thread decides, those of the HTTP client only bring lines. No call of it waits for the agent.
 */
public final class LogStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogStream.class);

  /** A stream that lived shorter than this does not make the next wait short again. */
  private static final Duration HEALTHY = Duration.ofSeconds(5);

  /** How it stands with the stream. */
  public sealed interface State {
    /** The first answer is awaited. */
    record Opening() implements State {}

    record Live(Instant since) implements State {}

    /** It was cut; another try follows by itself. */
    record Broken(String reason, Instant since, Instant nextTry) implements State {}

    /** The agent does not want to; no try follows. */
    record Refused(String reason) implements State {}
  }

  private final InstallationMonitor installation;
  private final AppName app;
  private final LogBuffer into;
  private final Clock clock;
  private final Runnable changed;
  private final ManagementClient client;
  private final ScheduledExecutorService duty;
  private final Backoff backoff = new Backoff();
  private volatile State state = new State.Opening();
  private volatile Instant lost = Instant.MAX;

  // Only touched by the duty's thread.
  private EventStream stream;
  private Instant opened = Instant.MIN;
  private ScheduledFuture<?> next;

  /**
   * @param changed told when the state has changed, on the stream's thread; must not block
   */
  public LogStream(
      InstallationMonitor installation,
      AppName app,
      LogBuffer into,
      Clock clock,
      Runnable changed) {
    this.installation = installation;
    this.app = app;
    this.into = into;
    this.clock = clock;
    this.changed = changed;
    this.client = installation.access().client();
    this.duty =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("console-logs-" + app).daemon().factory());
  }

  public State state() {
    return state;
  }

  /** Opens the stream, or tries again at once. */
  public void open() {
    run(this::connect);
  }

  /** No line comes any more. */
  @Override
  public void close() {
    run(this::letGo);
    duty.shutdown();
  }

  private void connect() {
    letGo();
    if (state instanceof State.Refused) {
      moveTo(new State.Opening());
    }
    Listener mine = new Listener();
    stream = client.followLog(app, mine);
    mine.stream = stream;
  }

  private void opened(EventStream from) {
    if (from == stream) {
      opened = clock.instant();
      moveTo(new State.Live(opened));
    }
  }

  private void ended(EventStream from, Exception cause) {
    if (from != stream) {
      return;
    }
    stream = null;
    Instant now = clock.instant();
    if (isRefusal(cause)) {
      moveTo(new State.Refused(cause.getMessage()));
      return;
    }
    if (state instanceof State.Live live) {
      lost = now;
      resetAfter(Duration.between(live.since(), now));
    }
    Duration wait = backoff.next();
    String reason =
        new ConnectionFailure(installation.state().connection().address(), cause).sentence();
    Instant since = state instanceof State.Broken before ? before.since() : now;
    moveTo(new State.Broken(reason, since, now.plus(wait)));
    next = duty.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void resetAfter(Duration life) {
    if (life.compareTo(HEALTHY) > 0) {
      backoff.reset();
    }
  }

  private static boolean isRefusal(Exception cause) {
    return cause instanceof ManagementException refusal && refusal.status() < 500;
  }

  private void letGo() {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }

  private void moveTo(State newState) {
    LOG.info("log of {}: {} -> {}", app, state, newState);
    state = newState;
    changed.run();
  }

  private void run(Runnable task) {
    try {
      duty.execute(task);
    } catch (RejectedExecutionException closed) {
      LOG.debug("log of {}: closed", app);
    }
  }

  /** Brings lines into the buffer, and everything else to the duty's thread. */
  private final class Listener implements EventStream.Listener<LogLine> {
    private EventStream stream;

    @Override
    public void opened() {
      // Here, so that it stands before the first line.
      Instant away = lost;
      if (away.isBefore(Instant.MAX)) {
        lost = Instant.MAX;
        into.add(new LogEntry.Reconnected(away, clock.instant()));
      }
      run(() -> LogStream.this.opened(stream));
    }

    @Override
    public void event(LogLine line) {
      into.add(line);
    }

    @Override
    public void ended(Exception cause) {
      run(() -> LogStream.this.ended(stream, cause));
    }
  }
}
