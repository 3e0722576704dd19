package org.millrace.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.millrace.host.LoadReport;
import org.millrace.host.ScriptHost;
import org.millrace.host.ScriptHostState;
import org.millrace.host.port.Failpoint;
import org.millrace.store.AgentRow;
import org.millrace.store.AppRow;
import org.millrace.store.ChangeRow;
import org.millrace.store.HostingRow;
import org.millrace.store.RevisionRow;
import org.millrace.store.Store;
import org.millrace.store.sql.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this agent's script hosts match what the installation wants: brings revisions up beside the
 * one that answers, switches when a revision became active, and lets go of what nobody wants any
 * more. One thread decides; it never waits for a worker.
 */
public final class Reconciler implements ChangeFeed.Listener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final Store store;
  private final String agent;
  private final HostedApps apps;
  private final HostStarter starter;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final Thread thread;
  private Wanted wanted = Wanted.NOTHING;
  private boolean stale;
  private volatile boolean closed;

  public Reconciler(Store store, String agent, HostedApps apps, HostStarter starter) {
    this.store = store;
    this.agent = agent;
    this.apps = apps;
    this.starter = starter;
    this.thread = Thread.ofPlatform().name("cluster-reconciler").unstarted(this::run);
  }

  public void start() {
    // So that it looks at once, and not when it has waited for a change.
    reset();
    thread.start();
  }

  @Override
  public void changed(List<ChangeRow> changes) {
    inbox.add(() -> stale = true);
  }

  @Override
  public void reset() {
    inbox.add(() -> stale = true);
  }

  private void run() {
    while (!closed) {
      try {
        takeEvents();
        // That an agent has fallen silent is no change, but who leaves must know.
        if (stale || wanted.isLeaving()) {
          wanted = store.read(unit -> Wanted.of(unit, agent));
          stale = false;
          wanted.apps().forEach(app -> apps.at(app.row().name()));
          apps.areKnown();
          starter.want(wanted.apps().stream().flatMap(app -> app.revisions().stream()).toList());
        }
        reconcile();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        break;
      } catch (StoreException unreachable) {
        // What runs goes on running; the installation is looked at again soon.
        log.warn("the installation cannot be read: {}", unreachable.getMessage());
        stale = true;
      } catch (RuntimeException fault) {
        log.error("reconciling failed; trying again", fault);
        stale = true;
      }
    }
  }

  private void takeEvents() throws InterruptedException {
    Runnable event = inbox.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    while (event != null) {
      event.run();
      event = inbox.poll();
    }
  }

  private void reconcile() {
    Set<String> known = new HashSet<>();
    for (WantedApp app : wanted.apps()) {
      known.add(app.row().name().value());
      if (wanted.isLeaving()) {
        handOver(apps.at(app.row().name()), app);
      } else {
        reconcile(apps.at(app.row().name()), app);
      }
    }
    for (HostedApp app : apps.all()) {
      if (!known.contains(app.name().value())) {
        new ArrayList<>(app.revisions().values()).forEach(revision -> letGo(app, revision));
        apps.remove(app.name());
      }
    }
    if (wanted.state() == AgentRow.State.DRAINING) {
      sayWhenDrained();
    }
  }

  /** Keeps what answers until another agent does: a call that comes meanwhile must not be lost. */
  private void handOver(HostedApp app, WantedApp want) {
    for (HostedRevision revision : List.copyOf(app.revisions().values())) {
      lookAfter(app, revision);
    }
    if (want.isHandedOver() || app.revisions().isEmpty()) {
      app.serve(want.afterHandOver());
    } else if (app.revisions().containsKey(want.row().activeRevision())) {
      switchTo(app, want);
    }
    for (HostedRevision revision : List.copyOf(app.revisions().values())) {
      boolean answers = want.isActive(revision.revision().number()) || isServing(app, revision);
      if (want.isHandedOver() || !answers) {
        letGo(app, revision);
      } else {
        report(revision);
      }
    }
  }

  private static boolean isServing(HostedApp app, HostedRevision revision) {
    return revision.host() != null && app.isServing(revision.host());
  }

  private void sayWhenDrained() {
    boolean empty = apps.all().stream().allMatch(app -> app.revisions().isEmpty());
    if (empty && starter.hasRetiredAll()) {
      store.run(unit -> unit.agents().drained(agent));
      log.info("this agent is drained");
    }
  }

  private void reconcile(HostedApp app, WantedApp want) {
    for (RevisionRow revision : want.revisions()) {
      app.revisions().computeIfAbsent(revision.number(), number -> bringUp(app, revision));
    }
    for (HostedRevision revision : List.copyOf(app.revisions().values())) {
      lookAfter(app, revision);
    }
    switchTo(app, want);
    for (HostedRevision revision : List.copyOf(app.revisions().values())) {
      if (!want.wants(revision.revision().number()) && !isServing(app, revision)) {
        letGo(app, revision);
      } else {
        report(revision);
      }
    }
  }

  private HostedRevision bringUp(HostedApp app, RevisionRow revision) {
    HostedRevision hosted = new HostedRevision(revision);
    start(app, hosted);
    return hosted;
  }

  private void start(HostedApp app, HostedRevision hosted) {
    log.info("{} revision {} comes up", app.name(), hosted.revision().number());
    starter.start(
        hosted.revision(),
        (host, report) -> inbox.add(() -> started(app, hosted, host, report)),
        reason -> inbox.add(() -> failed(app, hosted, reason)));
  }

  private void started(HostedApp app, HostedRevision hosted, ScriptHost host, LoadReport report) {
    if (closed || app.revisions().get(hosted.revision().number()) != hosted) {
      starter.retire(hosted.revision(), host);
      return;
    }
    HostedReport found = HostedReport.of(report, host.spec().appDirectory());
    hosted.loaded(host, found, String.join("\n", report.warnings()));
  }

  private void failed(HostedApp app, HostedRevision hosted, String reason) {
    log.warn("{} revision {} did not start: {}", app.name(), hosted.revision().number(), reason);
    hosted.failed(reason, store.clock().instant());
  }

  /**
   * A host that gave up by itself is one that failed; a failed one is tried again when its time has
   * come.
   */
  private void lookAfter(HostedApp app, HostedRevision hosted) {
    ScriptHost host = hosted.host();
    if (host != null && host.state() == ScriptHostState.ERROR) {
      String reason = "the language worker of " + app.name() + " ended too often";
      starter.retire(hosted.revision(), host);
      hosted.failed(reason, store.clock().instant());
    } else if (hosted.isDue(store.clock().instant())) {
      hosted.loadingAgain();
      start(app, hosted);
    }
  }

  private void switchTo(HostedApp app, WantedApp want) {
    HostedRevision active = app.revisions().get(want.row().activeRevision());
    if (want.row().desired() == AppRow.Desired.STOPPED) {
      app.serve(want.stopped());
    } else if (active == null) {
      app.serve(want.withoutActive());
    } else if (active.host() == null) {
      app.serve(whileDown(active));
    } else if (!app.isServing(active.host())) {
      app.serve(new Serving.By(active.host()));
      log.info("{} is served by revision {}", app.name(), active.revision().number());
      active.serving();
      Failpoint.REVISION_SERVING.reached();
    }
  }

  private static Serving whileDown(HostedRevision active) {
    return active.state() == HostingRow.State.FAILED
        ? new Serving.Not(active.detail())
        : new Serving.Starting();
  }

  private void letGo(HostedApp app, HostedRevision hosted) {
    int number = hosted.revision().number();
    app.revisions().remove(number);
    if (hosted.host() != null) {
      starter.retire(hosted.revision(), hosted.host());
    }
    store.write(unit -> {
      unit.hostings().remove(app.name(), agent, number);
      return true;
    });
  }

  private void report(HostedRevision hosted) {
    if (hosted.isReported()) {
      return;
    }
    HostingRow row =
        new HostingRow(
            hosted.revision().app(),
            agent,
            hosted.revision().number(),
            hosted.state(),
            hosted.detail(),
            hosted.report().json(),
            store.clock().instant());
    store.write(unit -> {
      unit.hostings().report(row);
      return true;
    });
    hosted.reported();
  }

  /** Stops deciding, then drains and stops every script host; blocks until they are gone. */
  @Override
  public void close() {
    closed = true;
    inbox.add(() -> {});
    try {
      thread.join(STOP_LIMIT);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    for (HostedApp app : apps.all()) {
      app.serve(new Serving.Not("This agent is stopping."));
      for (HostedRevision revision : app.revisions().values()) {
        if (revision.host() != null) {
          starter.retire(revision.revision(), revision.host());
        }
      }
    }
    starter.close();
  }
}
