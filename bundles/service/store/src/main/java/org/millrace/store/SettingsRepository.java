package org.millrace.store;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.store.secret.Sealed;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** The settings of apps: a new version with each change, each version sealed as a whole. */
public final class SettingsRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  SettingsRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /** The newest version; version 0 without values when there is none. */
  public SettingsRow newest(AppName app) {
    return transaction
        .first(
            """
            SELECT s.version, s.sealed, s.key_id, s.author, s.created_us
            FROM app_settings s
            JOIN app a ON a.name = s.app AND a.last_settings = s.version
            WHERE s.app = ?
            """,
            row -> read(app, row),
            app)
        .orElseGet(SettingsRow::none);
  }

  /** Version 0 is always there and empty. */
  public Optional<SettingsRow> find(AppName app, int version) {
    if (version == 0) {
      return Optional.of(SettingsRow.none());
    }
    return transaction.first(
        """
        SELECT version, sealed, key_id, author, created_us
        FROM app_settings
        WHERE app = ? AND version = ?
        """,
        row -> read(app, row),
        app,
        version);
  }

  /**
   * Replaces all settings by a new version.
   *
   * @param basedOn the version that the change was made from
   */
  public SettingsSave save(AppName app, int basedOn, Map<String, String> values, String author) {
    if (!unit.apps().takeSettingsVersion(app, basedOn)) {
      return unit.apps().find(app).isPresent()
          ? new SettingsSave.Conflict(newest(app))
          : new SettingsSave.NoApp();
    }
    int version = basedOn + 1;
    Sealed sealed = unit.secrets().seal(place(app, version), Json.ofMap(values));
    transaction.update(
        """
        INSERT INTO app_settings (app, version, sealed, key_id, author, created_us)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        app,
        version,
        sealed.bytes(),
        sealed.keyId(),
        Texts.cut(author, 200),
        unit.now());
    unit.changed(ChangeKind.SETTINGS, app.value());
    return new SettingsSave.Saved(newest(app));
  }

  /** Forgets versions that are not among the last ten and that no revision may still start with. */
  int deleteOld() {
    return transaction.update(
        """
        DELETE FROM app_settings
        WHERE version <= (SELECT a.last_settings - 10 FROM app a WHERE a.name = app_settings.app)
          AND NOT EXISTS (
            SELECT 1
            FROM revision r
            JOIN app a ON a.name = r.app
            WHERE r.app = app_settings.app AND r.settings_version = app_settings.version
              AND (r.state = 'PENDING' OR a.active_revision = r.number))
        """);
  }

  private SettingsRow read(AppName app, Row row) throws SQLException {
    int version = row.integer("version");
    String json =
        unit.secrets()
            .open(place(app, version), new Sealed(row.text("key_id"), row.bytes("sealed")));
    return new SettingsRow(
        version, Json.toMap(json), row.text("author"), row.instant("created_us"));
  }

  private static String place(AppName app, int version) {
    return "settings/" + app + "/" + version;
  }
}
