package org.millrace.console.core.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.Deployment;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which deployments have failed since a person last looked at them, on this workstation. Told by
 * the installations' own clocks. What had failed before an installation was first met is no news.
 */
@Component(service = SeenFailures.class)
public final class SeenFailures {
  private static final Logger LOG = LoggerFactory.getLogger(SeenFailures.class);

  private final Preferences kept;
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

  @Activate
  public SeenFailures() {
    this(InstanceScope.INSTANCE.getNode("org.millrace.console.core").node("failures"));
  }

  SeenFailures(Preferences kept) {
    this.kept = kept;
  }

  /** Those that nobody has looked at, of all installations. */
  public List<Deployment> unseen(List<InstallationState> installations) {
    return installations.stream().flatMap(state -> unseen(state).stream()).toList();
  }

  private List<Deployment> unseen(InstallationState state) {
    Optional<Instant> looked = looked(state);
    return looked
        .map(since -> failures(state).stream().filter(one -> end(one).isAfter(since)).toList())
        .orElse(List.of());
  }

  /** An installation that is met for the first time begins now. */
  private Optional<Instant> looked(InstallationState state) {
    String known = kept.get(state.id(), "");
    if (!known.isEmpty()) {
      return Optional.of(Instant.parse(known));
    }
    Optional<Instant> met = state.snapshot().map(snapshot -> snapshot.time());
    met.ifPresent(time -> kept.put(state.id(), time.toString()));
    return met;
  }

  /** A person has looked at what failed until now. */
  public void look(List<InstallationState> installations) {
    boolean isNews = false;
    for (InstallationState state : installations) {
      Optional<Instant> newest =
          unseen(state).stream().map(SeenFailures::end).max(Instant::compareTo);
      newest.ifPresent(end -> kept.put(state.id(), end.toString()));
      isNews |= newest.isPresent();
    }
    if (isNews) {
      flush();
      listeners.forEach(Runnable::run);
    }
  }

  private void flush() {
    try {
      kept.flush();
    } catch (BackingStoreException full) {
      LOG.warn("What was looked at could not be written", full);
    }
  }

  /** The listener is told when somebody has looked, on that thread. */
  public void addListener(Runnable listener) {
    listeners.addIfAbsent(listener);
  }

  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  private static List<Deployment> failures(InstallationState state) {
    return state.snapshot().stream()
        .flatMap(snapshot -> snapshot.deployments().stream())
        .filter(deployment -> deployment.state() == Deployment.State.FAILED)
        .toList();
  }

  private static Instant end(Deployment failed) {
    return failed.ended().orElse(failed.received());
  }
}
