package org.millrace.cluster;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millrace.model.PackageCheck;
import org.millrace.store.AgentRun;
import org.millrace.store.Retention;
import org.millrace.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This agent's part in the installation: the apps it runs and what can be done with all of them.
 * Made stopped; stopping ends deployments first, then the script hosts.
 */
public final class Cluster implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Cluster.class);
  private static final long RECOVER_EVERY_SECONDS = 10;
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

  private final Store store;
  private final String agent;
  private final ChangeFeed feed;
  private final HostedApps apps = new HostedApps();
  private final Reconciler reconciler;
  private final LockKeeper locks;
  private final Deployments deployments;
  private final AppOperations operations;
  private final ScheduledExecutorService recovery =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("cluster-recovery").daemon().factory());

  public Cluster(
      Store store, AgentRun run, ChangeFeed feed, PackageCache cache, HostStarter starter) {
    this.store = store;
    this.agent = run.agent();
    this.feed = feed;
    this.locks = new LockKeeper(store, run);
    ChangeSignal signal = new ChangeSignal(feed);
    this.deployments = new Deployments(store, cache, new PackageCheck(), signal, locks);
    this.operations = new AppOperations(store, signal, locks);
    this.reconciler = new Reconciler(store, agent, apps, starter);
  }

  /** Begins to run what the installation wants, and to end what other agents left half done. */
  public void start() {
    feed.listen(reconciler);
    reconciler.start();
    recovery.scheduleWithFixedDelay(this::recover, 0, RECOVER_EVERY_SECONDS, TimeUnit.SECONDS);
    recovery.scheduleWithFixedDelay(this::forget, 1, 1, TimeUnit.MINUTES);
  }

  private void recover() {
    try {
      int ended = store.write(unit -> unit.deployments().endAbandoned());
      if (ended > 0) {
        log.info("ended {} deployments whose agent had stopped", ended);
        feed.poke();
      }
    } catch (RuntimeException unreachable) {
      log.warn("abandoned deployments cannot be ended now: {}", unreachable.getMessage());
    }
  }

  /** One agent at a time, every ten minutes, forgets for the whole installation what is too old. */
  private void forget() {
    try {
      if (store.write(unit -> unit.recurring().claim("retention", FORGET_EVERY, agent))) {
        new Retention(store, Retention.Limits.DEFAULT).run();
      }
    } catch (RuntimeException unreachable) {
      log.warn("what is too old cannot be forgotten now: {}", unreachable.getMessage());
    }
  }

  public HostedApps apps() {
    return apps;
  }

  public Deployments deployments() {
    return deployments;
  }

  public AppOperations operations() {
    return operations;
  }

  @Override
  public void close() {
    recovery.shutdownNow();
    deployments.close();
    locks.close();
    reconciler.close();
  }
}
