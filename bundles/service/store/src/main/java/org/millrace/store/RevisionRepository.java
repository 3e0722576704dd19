package org.millrace.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** The revisions of apps. A revision is made pending and then goes live or fails, once. */
public final class RevisionRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  RevisionRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /** Makes a pending revision with the app's next number. */
  public RevisionRow create(NewRevision wanted) {
    int number = unit.apps().nextRevision(wanted.app());
    unit.packages().touch(wanted.packageSha());
    transaction.update(
        """
        INSERT INTO revision
          (app, number, package_sha, settings_version, disabled_functions, allow_missing, cause,
           deployment_id, author, state, status_text, created_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)
        """,
        wanted.app(),
        number,
        wanted.packageSha(),
        wanted.settingsVersion(),
        Json.ofTexts(wanted.disabledFunctions()),
        wanted.allowMissing(),
        wanted.cause(),
        wanted.deploymentId(),
        Texts.cut(wanted.author(), 200),
        RevisionRow.State.PENDING,
        unit.now());
    unit.changed(ChangeKind.REVISION, wanted.app().value());
    return find(wanted.app(), number).orElseThrow();
  }

  public Optional<RevisionRow> find(AppName app, int number) {
    return transaction.first(
        """
        SELECT app, number, package_sha, settings_version, disabled_functions, allow_missing, cause,
               deployment_id, author, state, status_text, created_us
        FROM revision
        WHERE app = ? AND number = ?
        """,
        RevisionRepository::read,
        app,
        number);
  }

  /** The live revision that no later one has replaced. */
  public Optional<RevisionRow> active(AppName app) {
    return transaction.first(
        """
        SELECT r.app, r.number, r.package_sha, r.settings_version, r.disabled_functions,
               r.allow_missing, r.cause, r.deployment_id, r.author, r.state, r.status_text,
               r.created_us
        FROM revision r
        JOIN app a ON a.name = r.app AND a.active_revision = r.number
        WHERE r.app = ?
        """,
        RevisionRepository::read,
        app);
  }

  /** Pending revisions of all apps, oldest first: what is still to be rolled out. */
  public List<RevisionRow> pending() {
    return transaction.list(
        """
        SELECT app, number, package_sha, settings_version, disabled_functions, allow_missing, cause,
               deployment_id, author, state, status_text, created_us
        FROM revision
        WHERE state = 'PENDING'
        ORDER BY created_us, number
        """,
        RevisionRepository::read);
  }

  /** The newest first. */
  public List<RevisionRow> newest(AppName app, int limit) {
    return transaction.list(
        """
        SELECT TOP (?) app, number, package_sha, settings_version, disabled_functions,
               allow_missing, cause, deployment_id, author, state, status_text, created_us
        FROM revision
        WHERE app = ?
        ORDER BY number DESC
        """,
        RevisionRepository::read,
        limit,
        app);
  }

  /**
   * Makes a pending revision the app's active one. False when it is not pending any more.
   *
   * @param warnings empty when all is well
   */
  public boolean goLive(AppName app, int number, String warnings) {
    boolean done = leavePending(app, number, RevisionRow.State.LIVE, warnings);
    if (done) {
      unit.apps().activate(app, number);
    }
    return done;
  }

  /** Gives a pending revision up; the active one stays. False when it is not pending any more. */
  public boolean fail(AppName app, int number, String reason) {
    return leavePending(app, number, RevisionRow.State.FAILED, reason);
  }

  /** Gives up whatever of the app is still to be rolled out. */
  void failPending(AppName app, String reason) {
    int rows =
        transaction.update(
            """
            UPDATE revision SET state = 'FAILED', status_text = ? WHERE app = ? AND state = 'PENDING'
            """,
            reason,
            app);
    if (rows > 0) {
      unit.changed(ChangeKind.REVISION, app.value());
    }
  }

  private boolean leavePending(AppName app, int number, RevisionRow.State to, String statusText) {
    boolean done =
        transaction.update(
                """
                UPDATE revision SET state = ?, status_text = ?
                WHERE app = ? AND number = ? AND state = 'PENDING'
                """,
                to,
                statusText,
                app,
                number)
            == 1;
    if (done) {
      unit.changed(ChangeKind.REVISION, app.value());
    }
    return done;
  }

  private static RevisionRow read(Row row) throws SQLException {
    return new RevisionRow(
        row.app("app"),
        row.integer("number"),
        row.text("package_sha"),
        row.integer("settings_version"),
        Json.toSet(row.text("disabled_functions")),
        row.flag("allow_missing"),
        row.word("cause", RevisionRow.Cause.class),
        row.text("deployment_id"),
        row.text("author"),
        row.word("state", RevisionRow.State.class),
        row.text("status_text"),
        row.instant("created_us"));
  }
}
