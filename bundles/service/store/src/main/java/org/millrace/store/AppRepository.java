package org.millrace.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.StoreException;
import org.millrace.store.sql.Transaction;

/** The function apps, and the counters that number what belongs to each. */
public final class AppRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  AppRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /**
   * Makes an app with its master key, its default host key and its publish credential; it is wanted
   * running. False when there is one of that name.
   */
  public boolean create(AppName app) {
    boolean made =
        transaction.insertUnlessThere(
            """
            INSERT INTO app
              (name, desired, active_revision, last_revision, last_deployment, last_settings, created_us)
            VALUES (?, ?, 0, 0, 0, 0, ?)
            """,
            app,
            AppRow.Desired.RUNNING,
            unit.now());
    if (made) {
      unit.deployments().createLock(app);
      unit.keys().createDefaults(app);
      unit.credentials().reset(app);
      unit.changed(ChangeKind.APP, app.value());
    }
    return made;
  }

  public Optional<AppRow> find(AppName app) {
    return transaction.first(
        """
        SELECT name, desired, active_revision, last_settings, created_us FROM app WHERE name = ?
        """,
        AppRepository::read,
        app);
  }

  /** By name. */
  public List<AppRow> all() {
    return transaction.list(
        """
        SELECT name, desired, active_revision, last_settings, created_us FROM app ORDER BY name
        """,
        AppRepository::read);
  }

  /** False when there is no such app. */
  public boolean want(AppName app, AppRow.Desired desired) {
    boolean there =
        transaction.update(
                """
                UPDATE app SET desired = ? WHERE name = ?
                """,
                desired,
                app)
            == 1;
    if (there) {
      unit.changed(ChangeKind.APP, app.value());
    }
    return there;
  }

  /**
   * Deletes an app with its revisions, deployments, settings, keys and credential. Its packages are
   * swept later. False when there is no such app.
   */
  public boolean delete(AppName app) {
    boolean there =
        transaction.update(
                """
                DELETE FROM app WHERE name = ?
                """,
                app)
            == 1;
    if (there) {
      unit.changed(ChangeKind.APP, app.value());
    }
    return there;
  }

  /** Counting up locks the app's row until commit, so one unit at a time numbers for an app. */
  int nextRevision(AppName app) {
    countedUp(
        app,
        transaction.update(
            """
            UPDATE app SET last_revision = last_revision + 1 WHERE name = ?
            """,
            app));
    return counter(
        """
        SELECT last_revision AS counter FROM app WHERE name = ?
        """,
        app);
  }

  int nextDeployment(AppName app) {
    countedUp(
        app,
        transaction.update(
            """
            UPDATE app SET last_deployment = last_deployment + 1 WHERE name = ?
            """,
            app));
    return counter(
        """
        SELECT last_deployment AS counter FROM app WHERE name = ?
        """,
        app);
  }

  /** True when {@code basedOn} was the newest version of the settings, and now is not any more. */
  boolean takeSettingsVersion(AppName app, int basedOn) {
    return transaction.update(
            """
            UPDATE app SET last_settings = last_settings + 1 WHERE name = ? AND last_settings = ?
            """,
            app,
            basedOn)
        == 1;
  }

  void activate(AppName app, int revision) {
    countedUp(
        app,
        transaction.update(
            """
            UPDATE app SET active_revision = ? WHERE name = ?
            """,
            revision,
            app));
    unit.changed(ChangeKind.APP, app.value());
  }

  private static void countedUp(AppName app, int rows) {
    if (rows != 1) {
      throw new StoreException("There is no app " + app + ". It may have been deleted just now.");
    }
  }

  private int counter(String sql, AppName app) {
    return transaction.first(sql, row -> row.integer("counter"), app).orElseThrow();
  }

  private static AppRow read(Row row) throws SQLException {
    return new AppRow(
        row.app("name"),
        row.word("desired", AppRow.Desired.class),
        row.integer("active_revision"),
        row.integer("last_settings"),
        row.instant("created_us"));
  }
}
