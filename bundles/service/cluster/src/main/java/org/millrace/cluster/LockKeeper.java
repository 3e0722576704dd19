package org.millrace.cluster;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millrace.store.DeploymentLock;
import org.millrace.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the locks of the deployments that this agent runs, until they are let go. */
final class LockKeeper implements AutoCloseable {
  /** Who is silent for that long has lost its deployment. */
  static final Duration LENGTH = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(LockKeeper.class);

  private final Store store;
  private final Set<DeploymentLock> held = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("cluster-locks").daemon().factory());

  LockKeeper(Store store) {
    this.store = store;
    long pause = LENGTH.toMillis() / 3;
    thread.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
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
