package org.millrace.console.core.monitor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.millrace.console.core.connection.AgentAccess;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionWishes;
import org.millrace.management.Agent;
import org.millrace.management.Change;
import org.millrace.management.EventStream;
import org.millrace.management.InstallationSnapshot;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the console knows of one installation up to date: reads a snapshot, listens for
 * changes, reads again, and comes back by itself when the agent was away. One thread does all of
 * it; the listener is told on that thread and must not block.
 */
public final class InstallationMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InstallationMonitor.class);

  /** Changes come in flocks; what is shown changes at most four times a second. */
  private static final Duration GATHER = Duration.ofMillis(250);

  /** A stream that lived shorter than this is not opened again at once. */
  private static final Duration HEALTHY_STREAM = Duration.ofSeconds(5);

  /** That an agent falls silent is no change that anybody is told of; so it is looked for. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final AgentAccess access;
  private final ManagementClient client;
  private final Clock clock;
  private final Duration lookEvery;
  private final Consumer<InstallationState> listener;
  private final ScheduledExecutorService duty;
  private final Backoff backoff = new Backoff();
  private final ThingChanges things = new ThingChanges();
  private volatile InstallationState state;
  private volatile boolean wanted;

  // Only touched by the duty's thread.
  private EventStream stream;
  private Instant streamOpened = Instant.MIN;
  private ScheduledFuture<?> next;
  private ScheduledFuture<?> look;

  public InstallationMonitor(
      AgentConnection connection, Clock clock, Consumer<InstallationState> listener) {
    this(connection, ConnectionWishes.USUAL, clock, listener);
  }

  InstallationMonitor(
      AgentConnection connection,
      ConnectionWishes wishes,
      Clock clock,
      Consumer<InstallationState> listener) {
    this(new AgentAccess(connection, wishes), connection, clock, LOOK, listener);
  }

  InstallationMonitor(
      AgentAccess access,
      AgentConnection connection,
      Clock clock,
      Duration lookEvery,
      Consumer<InstallationState> listener) {
    this.lookEvery = lookEvery;
    this.access = access;
    this.client = access.client();
    this.clock = clock;
    this.listener = listener;
    this.state = InstallationState.unknown(connection);
    this.duty =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("console-monitor-" + connection.id()).daemon().factory());
  }

  public InstallationState state() {
    return state;
  }

  /** For orders to this installation. */
  public AgentAccess access() {
    return access;
  }

  /**
   * The change after which an app's settings or keys have to be read again; no snapshot holds them.
   *
   * @param kind {@code settings} or {@code keys}
   */
  public long newestChange(String kind, AppName app) {
    return things.newest(kind, app.value());
  }

  /** Connects, or tries again at once. */
  public void connect() {
    wanted = true;
    run(() -> {
      backoff.reset();
      if (!state.link().isConnected()) {
        publish(state.with(new Link.Connecting()));
      }
      read();
    });
  }

  /** Lets go of the agent; what was known stays. */
  public void disconnect() {
    wanted = false;
    run(() -> {
      letGo();
      tell(state.with(new Link.Disconnected()));
    });
    client.cancelAll();
  }

  /** The last thing: the listener is not told any more. */
  @Override
  public void close() {
    wanted = false;
    run(this::letGo);
    duty.shutdown();
    client.cancelAll();
    access.close();
  }

  private void read() {
    unschedule();
    if (!wanted) {
      return;
    }
    InstallationSnapshot snapshot;
    try {
      snapshot = client.snapshot();
    } catch (IOException failure) {
      lost(failure);
      return;
    }
    backoff.reset();
    publish(state.with(snapshot));
    if (wanted && stream == null) {
      listen(snapshot.seq());
    }
    lookLater();
  }

  private void lookLater() {
    look = duty.schedule(this::look, lookEvery.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    List<Agent> agents;
    try {
      agents = client.agents();
    } catch (IOException failure) {
      lost(failure);
      return;
    }
    state.snapshot().ifPresent(known -> publish(state.with(known.with(agents))));
    lookLater();
  }

  private void listen(long seq) {
    streamOpened = clock.instant();
    things.restart(seq);
    Listener mine = new Listener();
    stream = client.changes(seq, mine);
    mine.stream = stream;
  }

  private void changed(EventStream from, Change change) {
    if (from != stream) {
      return;
    }
    things.note(change);
    if (next == null) {
      schedule(GATHER);
    }
  }

  private void ended(EventStream from, Exception cause) {
    if (from != stream) {
      return;
    }
    LOG.info("{}: the event stream ended ({})", state.id(), cause.toString());
    stream = null;
    boolean wasHealthy =
        Duration.between(streamOpened, clock.instant()).compareTo(HEALTHY_STREAM) > 0;
    if (wasHealthy) {
      read();
    } else {
      lost(cause);
    }
  }

  private void lost(Exception cause) {
    letGo();
    Instant now = clock.instant();
    Duration wait = backoff.next();
    Instant since = state.link() instanceof Link.Offline offline ? offline.since() : now;
    Link link =
        new ConnectionFailure(state.connection().address(), cause).link(since, now.plus(wait));
    publish(state.with(link));
    if (wanted && link instanceof Link.Offline) {
      schedule(wait);
    }
  }

  private void letGo() {
    unschedule();
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }

  private void schedule(Duration wait) {
    next = duty.schedule(this::read, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void unschedule() {
    cancel(next);
    cancel(look);
    next = null;
    look = null;
  }

  private static void cancel(ScheduledFuture<?> planned) {
    if (planned != null) {
      planned.cancel(false);
    }
  }

  private void publish(InstallationState newState) {
    if (wanted) {
      tell(newState);
    }
  }

  private void tell(InstallationState newState) {
    if (!newState.link().getClass().equals(state.link().getClass())) {
      LOG.info("{}: {} -> {}", newState.id(), state.link(), newState.link());
    }
    state = newState;
    listener.accept(newState);
  }

  private void run(Runnable task) {
    try {
      duty.execute(task);
    } catch (RejectedExecutionException closed) {
      LOG.debug("{}: closed", state.id());
    }
  }

  /** Brings what the stream says to the duty's thread. */
  private final class Listener implements EventStream.Listener<Change> {
    private EventStream stream;

    @Override
    public void event(Change change) {
      run(() -> changed(stream, change));
    }

    @Override
    public void ended(Exception cause) {
      run(() -> InstallationMonitor.this.ended(stream, cause));
    }
  }
}
