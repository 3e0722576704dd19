package org.millrace.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.millrace.host.port.Failpoint;
import org.millrace.model.AppName;
import org.millrace.model.PackageCheck;
import org.millrace.model.PackageContents;
import org.millrace.model.PackageRejected;
import org.millrace.store.DeploymentLock;
import org.millrace.store.DeploymentLogRow.Severity;
import org.millrace.store.DeploymentStart;
import org.millrace.store.DeploymentState;
import org.millrace.store.NewRevision;
import org.millrace.store.PackageRow;
import org.millrace.store.RevisionRow;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One deployment from the package to its end; every step first proves that its lock still holds.
 */
final class DeploymentRun {
  private static final Logger log = LoggerFactory.getLogger(DeploymentRun.class);

  private final Store store;
  private final ChangeSignal signal;
  private final PackageCache cache;
  private final DeploymentLock lock;
  private final DeployOrder order;
  private Source source;

  DeploymentRun(
      Store store,
      ChangeSignal signal,
      PackageCache cache,
      DeploymentStart.Started started,
      DeployOrder order) {
    this.store = store;
    this.signal = signal;
    this.cache = cache;
    this.lock = started.lock();
    this.order = order;
  }

  /** Where the package comes from; answers its SHA-256 when it is in the store. */
  @FunctionalInterface
  private interface Source {
    String bring() throws IOException, PackageRejected, LostLock;
  }

  /** Someone else has ended the deployment: a person, or an agent that took it over. */
  private static final class LostLock extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** Deploys a file, which is deleted or taken into the cache. */
  DeploymentRun of(PackageCheck check, Path zip, String name) {
    source = () -> checkAndKeep(check, zip, name);
    return this;
  }

  /** Deploys a package that the store has. */
  DeploymentRun ofKept(String sha) {
    source = () -> sha;
    return this;
  }

  void run() {
    try {
      Failpoint.DEPLOYMENT_STARTED.reached();
      String sha = source.bring();
      advance(DeploymentState.STARTING, "");
      RevisionRow revision =
          store.write(unit -> makeRevisionIfOurs(unit, sha)).orElseThrow(LostLock::new);
      Failpoint.REVISION_PENDING.reached();
      signal.poke();
      conclude(new Rollout(store, signal, revision, Rollout.DEADLINE).run(view -> switching()));
    } catch (PackageRejected | IOException refused) {
      fail(refused.getMessage());
    } catch (InterruptedException stopping) {
      fail("The agent that ran this deployment was stopped. Deploy again.");
      Thread.currentThread().interrupt();
    } catch (LostLock taken) {
      log.warn(
          "deployment {} of {} was cancelled, or taken over by another agent",
          lock.deploymentId(),
          app());
    } catch (RuntimeException fault) {
      log.error("deployment {} of {} failed", lock.deploymentId(), app(), fault);
      fail("The agent failed: " + fault.getMessage());
    }
  }

  private AppName app() {
    return lock.app();
  }

  private String checkAndKeep(PackageCheck check, Path zip, String name)
      throws IOException, PackageRejected, LostLock {
    try {
      advance(DeploymentState.CHECKING, "");
      note(Severity.MESSAGE, name + " is being checked.");
      PackageContents contents = check.check(zip, name);
      note(Severity.MESSAGE, name + " has " + contents.entries() + " files.");
      contents.warnings().forEach(warning -> note(Severity.WARNING, warning));
      advance(DeploymentState.DISTRIBUTING, "");
      PackageRow kept = store.packages().put(zip);
      Failpoint.PACKAGE_KEPT.reached();
      store.write(unit -> unit.deployments().setPackage(lock, kept.sha256(), kept.size()));
      cache.keep(kept.sha256(), zip);
      return kept.sha256();
    } finally {
      Files.deleteIfExists(zip);
    }
  }

  /** What was cancelled leaves no revision that could still go live. */
  private Optional<RevisionRow> makeRevisionIfOurs(UnitOfWork unit, String sha) {
    return unit.deployments().renew(lock, LockKeeper.LENGTH)
        ? Optional.of(makeRevision(unit, sha))
        : Optional.empty();
  }

  private RevisionRow makeRevision(UnitOfWork unit, String sha) {
    Set<String> disabled =
        unit.revisions().active(app()).map(RevisionRow::disabledFunctions).orElse(Set.of());
    RevisionRow revision =
        unit.revisions()
            .create(
                new NewRevision(
                    app(),
                    sha,
                    unit.settings().newest(app()).version(),
                    disabled,
                    order.allowMissing(),
                    RevisionRow.Cause.DEPLOYMENT,
                    lock.deploymentId(),
                    order.author()));
    unit.deployments().setRevision(lock, revision.number());
    unit.deploymentLogs()
        .append(
            lock.deploymentId(), Severity.MESSAGE, "Starting revision " + revision.number() + ".");
    return revision;
  }

  private void switching() {
    note(Severity.MESSAGE, "All agents have loaded it. Switching.");
    store.write(unit -> unit.deployments().advance(lock, DeploymentState.SWITCHING, ""));
  }

  private void conclude(Rollout.Outcome outcome) throws LostLock {
    switch (outcome) {
      case Rollout.Outcome.Live(String warnings) -> {
        warnings.lines().forEach(warning -> note(Severity.WARNING, warning));
        note(Severity.MESSAGE, "Live.");
        advance(DeploymentState.LIVE, warnings);
      }
      case Rollout.Outcome.Failed(String reason) -> fail(reason);
    }
  }

  private void advance(DeploymentState to, String statusText) throws LostLock {
    if (!store.write(unit -> unit.deployments().advance(lock, to, statusText))) {
      throw new LostLock();
    }
    signal.poke();
  }

  private void note(Severity severity, String message) {
    store.write(unit -> {
      unit.deploymentLogs().append(lock.deploymentId(), severity, message);
      return true;
    });
  }

  private void fail(String reason) {
    log.info("deployment {} of {} failed: {}", lock.deploymentId(), app(), reason);
    store.write(unit -> {
      // Who ended it before has said why.
      boolean isOurs = unit.deployments().advance(lock, DeploymentState.FAILED, reason);
      if (isOurs) {
        unit.deploymentLogs().append(lock.deploymentId(), Severity.ERROR, reason);
      }
      return isOurs;
    });
  }
}
