package org.millrace.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.store.secret.RandomSecret;
import org.millrace.store.sql.Row;
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

  DeploymentRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
    this.locks = new DeploymentLocks(unit);
  }

  void createLock(AppName app) {
    locks.create(app);
  }

  /**
   * Starts a deployment, queued, unless another one runs for the app. One whose agent let the lock
   * run out is ended first.
   *
   * @param length how long the lock lasts unless it is renewed
   */
  public DeploymentStart start(NewDeployment wanted, Duration length) {
    String id = RandomSecret.id();
    Optional<DeploymentLock> lock = locks.claim(wanted, id, length);
    if (lock.isEmpty()) {
      return locks
          .holder(wanted.app())
          .<DeploymentStart>map(DeploymentRepository::busy)
          .orElseGet(DeploymentStart.NoApp::new);
    }
    endAbandoned(wanted.app());
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
      AppName app, String author, String client, Duration length) {
    NewDeployment change = new NewDeployment(app, author, client, "", "", 0);
    Optional<DeploymentLock> lock = locks.claim(change, RandomSecret.id(), length);
    if (lock.isPresent()) {
      endAbandoned(app);
    }
    return lock;
  }

  /** Gives a reservation back; without effect when it was lost. */
  public void release(DeploymentLock reservation) {
    locks.release(reservation);
  }

  /**
   * Ends the deployments whose agent let the lock run out, and answers how many. One whose revision
   * was active already is live; the others failed, and so did what they left to be rolled out.
   */
  public int endAbandoned() {
    int ended = 0;
    for (AppName app : locks.lapsed()) {
      if (locks.breakLapsed(app)) {
        endAbandoned(app);
        ended++;
      }
    }
    return ended;
  }

  /** The lock was free or had run out, so nobody works on what still seems to run. */
  private void endAbandoned(AppName app) {
    Optional<String> live = abandonedButLive(app);
    if (live.isPresent()) {
      replaceLive(app);
      setState(live.get(), DeploymentState.LIVE, "", Optional.of(unit.now()));
    }
    transaction.update(
        """
        UPDATE deployment
        SET state = 'FAILED', ended_us = ?,
            status_text = 'The agent that ran this deployment stopped before it ended.'
        WHERE app = ? AND state IN ('QUEUED', 'CHECKING', 'DISTRIBUTING', 'STARTING', 'SWITCHING')
        """,
        unit.now(),
        app);
    unit.revisions().failPending(app, "The agent that rolled it out stopped before it was live.");
    unit.changed(ChangeKind.DEPLOYMENT, app.value());
  }

  private Optional<String> abandonedButLive(AppName app) {
    return transaction.first(
        """
        SELECT d.id
        FROM deployment d
        JOIN app a ON a.name = d.app AND a.active_revision = d.revision
        WHERE d.app = ? AND d.state = 'SWITCHING'
        """,
        row -> row.text("id"),
        app);
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
          Optional<Instant> ended = to.isRunning() ? Optional.empty() : Optional.of(unit.now());
          setState(lock.deploymentId(), to, statusText, ended);
          if (!to.isRunning()) {
            locks.release(lock);
          }
        });
  }

  private void check(DeploymentLock lock, DeploymentState to) {
    DeploymentState from = find(lock.deploymentId()).orElseThrow().state();
    if (!from.mayBecome(to)) {
      throw new StoreException(
          "Deployment " + lock.deploymentId() + " is " + from + " and cannot become " + to + ".");
    }
  }

  private void replaceLive(AppName app) {
    transaction.update(
        """
        UPDATE deployment SET state = 'REPLACED' WHERE app = ? AND state = 'LIVE'
        """,
        app);
  }

  private void setState(String id, DeploymentState to, String statusText, Optional<Instant> ended) {
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
    if (!locks.renew(lock, lock.until().isAfter(unit.now()) ? lock.until() : unit.now())) {
      return false;
    }
    step.run();
    unit.changed(ChangeKind.DEPLOYMENT, lock.app().value());
    return true;
  }

  public Optional<DeploymentRow> find(String id) {
    return transaction.first(
        """
        SELECT d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        WHERE d.id = ?
        """,
        DeploymentRepository::read,
        id);
  }

  public Optional<DeploymentRow> find(AppName app, int number) {
    return transaction.first(
        """
        SELECT d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        WHERE d.app = ? AND d.number = ?
        """,
        DeploymentRepository::read,
        app,
        number);
  }

  /** The newest first. */
  public List<DeploymentRow> newest(AppName app, int limit) {
    return transaction.list(
        """
        SELECT TOP (?) d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        WHERE d.app = ?
        ORDER BY d.number DESC
        """,
        DeploymentRepository::read,
        limit,
        app);
  }

  /** Of all apps: running ones first, then the newest first. */
  public List<DeploymentRow> newest(int limit) {
    return transaction.list(
        """
        SELECT TOP (?) d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        ORDER BY CASE WHEN d.ended_us IS NULL THEN 0 ELSE 1 END, d.received_us DESC, d.id
        """,
        DeploymentRepository::read,
        limit);
  }

  /** The deployment whose package is live, if one is. */
  public Optional<DeploymentRow> live(AppName app) {
    return transaction.first(
        """
        SELECT d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        WHERE d.app = ? AND d.state = 'LIVE'
        """,
        DeploymentRepository::read,
        app);
  }

  private static DeploymentRow read(Row row) throws SQLException {
    return new DeploymentRow(
        row.text("id"),
        row.app("app"),
        row.integer("number"),
        row.word("state", DeploymentState.class),
        row.text("status_text"),
        row.text("author"),
        row.text("client"),
        row.text("message"),
        row.instant("received_us"),
        row.optionalInstant("ended_us"),
        row.text("package_sha"),
        row.number("package_bytes"),
        row.integer("revision"),
        row.text("kept") != null);
  }
}
