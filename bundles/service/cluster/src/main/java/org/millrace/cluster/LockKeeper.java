package org.millrace.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millrace.model.AppName;
import org.millrace.store.AgentRun;
import org.millrace.store.DeploymentLock;
import org.millrace.store.DeploymentStart;
import org.millrace.store.NewDeployment;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the locks of the deployments that this agent runs, and renews them until they are let go.
 */
final class LockKeeper implements AutoCloseable {
  /** Who is silent for that long has lost its deployment. */
  static final Duration LENGTH = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(LockKeeper.class);

  private final Store store;
  private final AgentRun run;
  private final Set<DeploymentLock> held = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("cluster-locks").daemon().factory());

  LockKeeper(Store store, AgentRun run) {
    this.store = store;
    this.run = run;
    long pause = LENGTH.toMillis() / 3;
    thread.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
  }

  DeploymentStart start(UnitOfWork unit, NewDeployment wanted) {
    return unit.deployments().start(wanted, run, LENGTH);
  }

  /** Keeps deployments away while something else of the app changes. */
  Optional<DeploymentLock> reserve(AppName app, String author, String what) {
    return store.write(unit -> unit.deployments().reserve(app, author, what, run, LENGTH));
  }

  void keep(DeploymentLock lock) {
    held.add(lock);
  }

  void forget(DeploymentLock lock) {
    held.remove(lock);
  }

  private void renew() {
    for (DeploymentLock lock : held) {
      try {
        store.write(unit -> unit.deployments().renew(lock, LENGTH));
      } catch (RuntimeException unreachable) {
        log.warn("the lock on {} cannot be renewed: {}", lock.app(), unreachable.getMessage());
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
