package org.millrace.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.store.secret.RandomSecret;
import org.millrace.store.sql.StoreException;
import org.millrace.store.sql.Transaction;

/**
 * The deployments of apps, one running at a time for each app. Whoever runs one holds its lock, and
 * every step first proves that the lock is still the same.
 */
public final class DeploymentRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;
  private final DeploymentLocks locks;
  private final AbandonedDeployments abandoned;
  private final DeploymentQueries queries;

  DeploymentRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
    this.locks = new DeploymentLocks(unit);
    this.abandoned = new AbandonedDeployments(unit);
    this.queries = new DeploymentQueries(transaction);
  }

  void createLock(AppName app) {
    locks.create(app);
  }

  /**
   * Starts a deployment, queued, unless another one runs for the app. One whose agent let the lock
   * run out is ended first.
   *
   * @param by who runs it
   * @param length how long the lock lasts unless it is renewed
   */
  public DeploymentStart start(NewDeployment wanted, AgentRun by, Duration length) {
    String id = RandomSecret.id();
    Optional<DeploymentLock> lock = locks.claim(wanted, id, by, length);
    if (lock.isEmpty()) {
      return locks
          .holder(wanted.app())
          .<DeploymentStart>map(DeploymentRepository::busy)
          .orElseGet(DeploymentStart.NoApp::new);
    }
    abandoned.end(wanted.app());
    unit.packages().touch(wanted.packageSha());
    insert(wanted, id);
    return new DeploymentStart.Started(find(id).orElseThrow(), lock.get());
  }

  private static DeploymentStart busy(DeploymentLocks.Holder holder) {
    return new DeploymentStart.Busy(
        holder.deploymentId(), holder.author(), holder.client(), holder.since());
  }

  private void insert(NewDeployment wanted, String id) {
    transaction.update(
        """
        INSERT INTO deployment
          (id, app, number, state, status_text, author, client, message, received_us, package_sha,
           package_bytes, revision)
        VALUES (?, ?, ?, 'QUEUED', '', ?, ?, ?, ?, ?, ?, 0)
        """,
        id,
        wanted.app(),
        unit.apps().nextDeployment(wanted.app()),
        wanted.author(),
        wanted.client(),
        wanted.message(),
        unit.now(),
        wanted.packageSha(),
        wanted.packageBytes());
    unit.changed(ChangeKind.DEPLOYMENT, wanted.app().value());
  }

  /**
   * Keeps deployments of the app away while something else of it changes. Empty when one runs, or
   * when there is no such app.
   *
   * @param client what is being done, for those who are kept away
   */
  public Optional<DeploymentLock> reserve(
      AppName app, String author, String client, AgentRun by, Duration length) {
    NewDeployment change = new NewDeployment(app, author, client, "", "", 0);
    Optional<DeploymentLock> lock = locks.claim(change, RandomSecret.id(), by, length);
    if (lock.isPresent()) {
      abandoned.end(app);
    }
    return lock;
  }

  /** Gives a reservation back; without effect when it was lost. */
  public void release(DeploymentLock reservation) {
    locks.release(reservation);
  }

  /** Lets the locks of a run run out that has ended; its deployments are abandoned from now on. */
  public void lapse(AgentRun ended) {
    locks.lapse(ended);
  }

  /**
   * Ends the deployments whose agent let the lock run out, and answers how many. One whose revision
   * was active already is live; the others failed, and so did what they left to be rolled out.
   */
  public int endAbandoned() {
    int ended = 0;
    for (AppName app : locks.lapsed()) {
      if (locks.breakLapsed(app)) {
        abandoned.end(app);
        ended++;
      }
    }
    return ended;
  }

  /** Who deploys the app right now, if somebody does. */
  public Optional<DeploymentStart.Busy> busy(AppName app) {
    return transaction.first(
        """
        SELECT deployment_id, author, client, since_us
        FROM deployment_lock
        WHERE app = ? AND deployment_id <> '' AND until_us >= ?
        """,
        row ->
            new DeploymentStart.Busy(
                row.text("deployment_id"),
                row.text("author"),
                row.text("client"),
                row.instant("since_us")),
        app,
        unit.now());
  }

  /** Makes the lock last {@code length} from now; false when somebody else took it over. */
  public boolean renew(DeploymentLock lock, Duration length) {
    return locks.renew(lock, unit.now().plus(length));
  }

  /** Notes the package of a deployment whose package came in after its start. */
  public boolean setPackage(DeploymentLock lock, String sha, long bytes) {
    return fenced(
        lock,
        () ->
            transaction.update(
                """
                UPDATE deployment SET package_sha = ?, package_bytes = ? WHERE id = ?
                """,
                sha,
                bytes,
                lock.deploymentId()));
  }

  /** Notes the revision that the deployment made. */
  public boolean setRevision(DeploymentLock lock, int revision) {
    return fenced(
        lock,
        () ->
            transaction.update(
                """
                UPDATE deployment SET revision = ? WHERE id = ?
                """,
                revision,
                lock.deploymentId()));
  }

  /**
   * Moves a running deployment on. An end gives the lock back; going live replaces the deployment
   * that was live. False when the lock was lost: then somebody else has failed the deployment.
   *
   * @param statusText why it failed, or warnings; empty when all is well
   */
  public boolean advance(DeploymentLock lock, DeploymentState to, String statusText) {
    return fenced(
        lock,
        () -> {
          check(lock, to);
          if (to == DeploymentState.LIVE) {
            replaceLive(lock.app());
          }
          setState(lock.deploymentId(), to, statusText);
          if (!to.isRunning()) {
            locks.release(lock);
          }
        });
  }

  /**
   * Ends a deployment while no caller can have seen anything of it; whoever runs it has lost its
   * lock. False when it has begun to switch, or has ended: then nothing has changed.
   */
  public boolean cancel(AppName app, String id, String reason) {
    if (!locks.hold(app, id) || !find(id).orElseThrow().state().mayBeCancelled()) {
      return false;
    }
    locks.breakHeld(app);
    setState(id, DeploymentState.CANCELLED, reason);
    unit.revisions().failPending(app, reason);
    unit.changed(ChangeKind.DEPLOYMENT, app.value());
    return true;
  }

  private void check(DeploymentLock lock, DeploymentState to) {
    DeploymentState from = find(lock.deploymentId()).orElseThrow().state();
    if (!from.mayBecome(to)) {
      throw new StoreException(
          "Deployment " + lock.deploymentId() + " is " + from + " and cannot become " + to + ".");
    }
  }

  void replaceLive(AppName app) {
    transaction.update(
        """
        UPDATE deployment SET state = 'REPLACED' WHERE app = ? AND state = 'LIVE'
        """,
        app);
  }

  void setState(String id, DeploymentState to, String statusText) {
    Optional<Instant> ended = to.isRunning() ? Optional.empty() : Optional.of(unit.now());
    transaction.update(
        """
        UPDATE deployment SET state = ?, status_text = ?, ended_us = ? WHERE id = ?
        """,
        to,
        statusText,
        ended,
        id);
  }

  private boolean fenced(DeploymentLock lock, Runnable step) {
    if (!locks.hold(lock)) {
      return false;
    }
    step.run();
    unit.changed(ChangeKind.DEPLOYMENT, lock.app().value());
    return true;
  }

  public Optional<DeploymentRow> find(String id) {
    return queries.find(id);
  }

  public Optional<DeploymentRow> find(AppName app, int number) {
    return queries.find(app, number);
  }

  /** The newest first. */
  public List<DeploymentRow> newest(AppName app, int limit) {
    return queries.newest(app, limit);
  }

  /** Of all apps: running ones first, then the newest first. */
  public List<DeploymentRow> newest(int limit) {
    return queries.newest(limit);
  }

  /** The deployment whose package is live, if one is. */
  public Optional<DeploymentRow> live(AppName app) {
    return queries.live(app);
  }
}
