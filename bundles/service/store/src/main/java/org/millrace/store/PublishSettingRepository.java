package org.millrace.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millrace.model.AppName;
import org.millrace.store.secret.Sealed;
import org.millrace.store.sql.Transaction;

/**
 * What publishing clients set for themselves, sealed. No part of a revision: nothing restarts, and
 * nobody but publishing clients sees it, so there is no change row either. Letter case of names is
 * kept, not compared.
 */
public final class PublishSettingRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  PublishSettingRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  private record Setting(String name, String value) {}

  public SortedMap<String, String> of(AppName app) {
    List<Setting> found =
        transaction.list(
            """
            SELECT name, shown_name, sealed, key_id FROM publish_setting WHERE app = ? ORDER BY name
            """,
            row ->
                new Setting(
                    row.text("shown_name"),
                    unit.secrets()
                        .open(
                            place(app, row.text("name")),
                            new Sealed(row.text("key_id"), row.bytes("sealed")))),
            app);
    SortedMap<String, String> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    found.forEach(setting -> settings.put(setting.name(), setting.value()));
    return settings;
  }

  /** Sets these and leaves the others. The app must exist. */
  public void put(AppName app, Map<String, String> values) {
    values.forEach((name, value) -> put(app, name, value));
  }

  private void put(AppName app, String shownName, String value) {
    String name = lower(shownName);
    Sealed sealed = unit.secrets().seal(place(app, name), value);
    boolean replaced =
        transaction.update(
                """
                UPDATE publish_setting SET shown_name = ?, sealed = ?, key_id = ?
                WHERE app = ? AND name = ?
                """,
                shownName,
                sealed.bytes(),
                sealed.keyId(),
                app,
                name)
            == 1;
    if (!replaced) {
      transaction.update(
          """
          INSERT INTO publish_setting (app, name, shown_name, sealed, key_id)
          VALUES (?, ?, ?, ?, ?)
          """,
          app,
          name,
          shownName,
          sealed.bytes(),
          sealed.keyId());
    }
  }

  /** False when there is none of that name. */
  public boolean delete(AppName app, String name) {
    return transaction.update(
            """
            DELETE FROM publish_setting WHERE app = ? AND name = ?
            """,
            app,
            lower(name))
        == 1;
  }

  private static String place(AppName app, String name) {
    return "publish-setting/" + app + "/" + name;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
