package org.millrace.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.millrace.model.AppName;
import org.millrace.model.PackageCheck;
import org.millrace.store.AppRow;
import org.millrace.store.DeploymentLock;
import org.millrace.store.DeploymentLogRow;
import org.millrace.store.DeploymentRow;
import org.millrace.store.DeploymentStart;
import org.millrace.store.DeploymentState;
import org.millrace.store.NewDeployment;
import org.millrace.store.RevisionRow;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes packages and brings them live, one at a time for each app. */
public final class Deployments implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Deployments.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Store store;
  private final PackageCache cache;
  private final PackageCheck check;
  private final ChangeSignal signal;
  private final LockKeeper locks;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name("cluster-deployment-", 0).factory());

  /** One deployment an app runs at a time, so the apps bound the threads. */
  Deployments(
      Store store, PackageCache cache, PackageCheck check, ChangeSignal signal, LockKeeper locks) {
    this.store = store;
    this.cache = cache;
    this.check = check;
    this.signal = signal;
    this.locks = locks;
  }

  /**
   * Starts the deployment of a package and answers at once; what becomes of it, its row tells. The
   * file is taken over when this returns, and stays the caller's when the order is refused.
   *
   * @param name what the person calls the package, for sentences
   */
  public DeploymentRow deploy(AppName app, Path zip, String name, DeployOrder order)
      throws Refusal {
    long size = size(zip);
    DeploymentStart start =
        store.write(unit -> {
          if (order.create()) {
            unit.apps().create(app);
          }
          return isOutdated(unit, app, order)
              ? new DeploymentStart.NoApp()
              : locks.start(
                  unit,
                  new NewDeployment(
                      app, order.author(), order.client(), order.message(), "", size));
        });
    DeploymentStart.Started started = started(app, start, order);
    launch(
        new DeploymentRun(store, signal, cache, started, order).of(check, zip, name),
        started.lock());
    return started.deployment();
  }

  /**
   * Makes the package of an earlier deployment live again, with the settings of today: a new
   * deployment.
   */
  public DeploymentRow rollBack(AppName app, DeploymentRow to, String author, String client)
      throws Refusal {
    if (!to.packageKept()) {
      throw new Refusal(
          Refusal.Reason.IMPOSSIBLE,
          "The package of deployment "
              + to.number()
              + " of "
              + app
              + " is not kept any more. Deploy it again.");
    }
    String message =
        to.state().hasLived()
            ? "Rolled back to deployment " + to.number()
            : "Deployment " + to.number() + " again";
    DeployOrder order = new DeployOrder(false, true, OptionalInt.empty(), author, client, message);
    DeploymentStart start =
        store.write(unit ->
            locks.start(
                unit,
                new NewDeployment(
                    app, author, client, message, to.packageSha(), to.packageBytes())));
    DeploymentStart.Started started = started(app, start, order);
    launch(
        new DeploymentRun(store, signal, cache, started, order).ofKept(to.packageSha()),
        started.lock());
    return started.deployment();
  }

  /**
   * Ends a deployment that has not begun to switch, on whatever agent it runs; the old revision
   * goes on answering.
   */
  public void cancel(DeploymentRow deployment, String author) throws Refusal {
    String reason = "Cancelled by " + author + ".";
    boolean isEnded =
        store.write(unit -> {
          boolean done = unit.deployments().cancel(deployment.app(), deployment.id(), reason);
          if (done) {
            unit.deploymentLogs()
                .append(deployment.id(), DeploymentLogRow.Severity.MESSAGE, reason);
          }
          return done;
        });
    signal.poke();
    if (!isEnded) {
      throw tooLate(deployment);
    }
  }

  private Refusal tooLate(DeploymentRow deployment) {
    DeploymentState now =
        store.read(unit -> unit.deployments().find(deployment.id())).orElse(deployment).state();
    String why =
        now.isRunning() ? " is already switching. Roll back instead." : " has already ended.";
    return new Refusal(
        Refusal.Reason.IMPOSSIBLE,
        "Deployment " + deployment.number() + " of " + deployment.app() + why);
  }

  private static boolean isOutdated(UnitOfWork unit, AppName app, DeployOrder order) {
    return order.baseRevision().isPresent()
        && unit.apps().find(app).map(AppRow::activeRevision).orElse(0)
            != order.baseRevision().getAsInt();
  }

  private DeploymentStart.Started started(AppName app, DeploymentStart start, DeployOrder order)
      throws Refusal {
    return switch (start) {
      case DeploymentStart.Started started -> started;
      case DeploymentStart.Busy busy -> throw busy(app, busy);
      case DeploymentStart.NoApp() -> throw unknownOrOutdated(app, order);
    };
  }

  static Refusal busy(AppName app, DeploymentStart.Busy by) {
    return new Refusal(
        Refusal.Reason.BUSY,
        app
            + " is being deployed by "
            + by.author()
            + " ("
            + by.client()
            + ") since "
            + by.since()
            + ". Try again when that has ended.");
  }

  private Refusal unknownOrOutdated(AppName app, DeployOrder order) {
    return store
        .read(unit -> unit.revisions().active(app))
        .filter(active -> order.baseRevision().isPresent())
        .map(active -> outdated(app, active))
        .orElseGet(() -> AppOperations.unknown(app));
  }

  private static Refusal outdated(AppName app, RevisionRow active) {
    return new Refusal(
        Refusal.Reason.OUTDATED,
        app
            + " has changed since you started: "
            + active.author()
            + " made revision "
            + active.number()
            + " at "
            + active.created()
            + ". Nothing of yours was sent.");
  }

  private void launch(DeploymentRun run, DeploymentLock lock) {
    locks.keep(lock);
    signal.poke();
    threads.execute(() -> {
      try {
        run.run();
      } finally {
        locks.forget(lock);
        signal.poke();
      }
    });
  }

  private static long size(Path zip) throws Refusal {
    try {
      return Files.size(zip);
    } catch (IOException unreadable) {
      throw new Refusal(
          Refusal.Reason.IMPOSSIBLE, "The package cannot be read: " + unreadable.getMessage());
    }
  }

  /** Interrupts what runs; it ends as failed, and the old revisions go on answering. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("a deployment did not end in time");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
