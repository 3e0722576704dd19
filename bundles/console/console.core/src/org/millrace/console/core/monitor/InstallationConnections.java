package org.millrace.console.core.monitor;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.IStatus;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.AgentEnvironment;
import org.millrace.console.core.connection.ConnectionStore;
import org.millrace.console.core.connection.ConnectionWishes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The installations this console is connected to, each watched by an {@link InstallationMonitor}.
 * Lives as long as the console; may be called from every thread.
 */
@Component(service = InstallationConnections.class)
public final class InstallationConnections {
  private static final Comparator<InstallationState> SHOWN_ORDER =
      Comparator.comparing(InstallationState::kind)
          .thenComparing(InstallationState::label, String.CASE_INSENSITIVE_ORDER);

  private final ConnectionStore store;
  private final Clock clock;
  private final Map<String, InstallationMonitor> monitors = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<InstallationsListener> listeners =
      new CopyOnWriteArrayList<>();

  @Activate
  public InstallationConnections(@Reference ConnectionStore store) {
    this(store, new AgentEnvironment(System.getenv()), Clock.systemUTC());
  }

  InstallationConnections(ConnectionStore store, AgentEnvironment environment, Clock clock) {
    this.store = store;
    this.clock = clock;
    boolean isWanted = store.wishes().atStart();
    store.load().forEach(known -> begin(known, isWanted && store.wasConnected(known)));
    environment.connection().ifPresent(this::watch);
  }

  private void begin(AgentConnection known, boolean isConnected) {
    if (isConnected) {
      watch(known);
    } else {
      put(known);
    }
  }

  /** What a person wants of all connections; what is changed holds for those made afterwards. */
  public ConnectionWishes wishes() {
    return store.wishes();
  }

  /** Every installation as it is known now, in the order to show them: production last. */
  public List<InstallationState> states() {
    return monitors.values().stream().map(InstallationMonitor::state).sorted(SHOWN_ORDER).toList();
  }

  public Optional<InstallationMonitor> find(String id) {
    return Optional.ofNullable(monitors.get(id));
  }

  /**
   * Connects and remembers it; one to the same agent is replaced.
   *
   * @return a warning with a sentence when its token has to be asked for again after the next start
   */
  public IStatus connect(AgentConnection connection) {
    IStatus saved = store.save(connection);
    store.rememberConnected(connection, true);
    watch(connection);
    return saved;
  }

  /** Lets go of it until the person connects it again, also after the next start. */
  public void disconnect(String id) {
    find(id)
        .ifPresent(monitor -> {
          store.rememberConnected(monitor.state().connection(), false);
          monitor.disconnect();
        });
  }

  /** Connects one again that was disconnected. */
  public void connectAgain(String id) {
    find(id)
        .ifPresent(monitor -> {
          store.rememberConnected(monitor.state().connection(), true);
          monitor.connect();
        });
  }

  /** Ends a connection and forgets it with its token. */
  public void forget(String id) {
    InstallationMonitor forgotten = monitors.remove(id);
    if (forgotten != null) {
      forgotten.close();
      store.remove(forgotten.state().connection());
      tellListeners();
    }
  }

  /** The listener is told of every change from now on; {@link #states} says what is now. */
  public void addListener(InstallationsListener listener) {
    listeners.addIfAbsent(listener);
  }

  public void removeListener(InstallationsListener listener) {
    listeners.remove(listener);
  }

  @Deactivate
  void stop() {
    monitors.values().forEach(InstallationMonitor::close);
    monitors.clear();
  }

  private void watch(AgentConnection connection) {
    put(connection).connect();
  }

  private InstallationMonitor put(AgentConnection connection) {
    InstallationMonitor monitor =
        new InstallationMonitor(connection, store.wishes(), clock, _ -> tellListeners());
    InstallationMonitor before = monitors.put(connection.id(), monitor);
    if (before != null) {
      before.close();
    }
    return monitor;
  }

  private void tellListeners() {
    List<InstallationState> now = states();
    listeners.forEach(listener -> listener.installationsChanged(now));
  }
}
