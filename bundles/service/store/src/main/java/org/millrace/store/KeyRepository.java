package org.millrace.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millrace.host.port.KeySource.AppKeys;
import org.millrace.model.AppName;
import org.millrace.store.secret.RandomSecret;
import org.millrace.store.secret.Sealed;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.StoreException;
import org.millrace.store.sql.Transaction;

/** The keys of apps, sealed. Names of keys and functions are kept in lower case. */
public final class KeyRepository {
  private static final String MASTER = "_master";
  private static final String DEFAULT = "default";

  private final UnitOfWork unit;
  private final Transaction transaction;

  KeyRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  void createDefaults(AppName app) {
    put(app, new KeyRow(KeyRow.Scope.MASTER, "", MASTER, RandomSecret.make()));
    put(app, new KeyRow(KeyRow.Scope.HOST, "", DEFAULT, RandomSecret.make()));
  }

  /**
   * Gives a function its default key unless it has a key already; true when one was made. For a
   * function that is loaded the first time.
   */
  public boolean ensureFunctionKey(AppName app, String function) {
    String name = lower(function);
    boolean there =
        of(app).stream()
            .anyMatch(key -> key.scope() == KeyRow.Scope.FUNCTION && key.function().equals(name));
    if (!there) {
      put(app, new KeyRow(KeyRow.Scope.FUNCTION, name, DEFAULT, RandomSecret.make()));
    }
    return !there;
  }

  /** Makes a key or replaces its value. */
  public KeyRow put(AppName app, KeyRow wanted) {
    KeyRow key = normalized(wanted);
    Sealed sealed = unit.secrets().seal(place(app, key), key.value());
    boolean replaced =
        transaction.update(
                """
                UPDATE app_key SET sealed = ?, key_id = ?
                WHERE app = ? AND scope = ? AND function_name = ? AND name = ?
                """,
                sealed.bytes(),
                sealed.keyId(),
                app,
                key.scope(),
                key.function(),
                key.name())
            == 1;
    if (!replaced) {
      insert(app, key, sealed);
    }
    unit.changed(ChangeKind.KEYS, app.value());
    return key;
  }

  private void insert(AppName app, KeyRow key, Sealed sealed) {
    transaction.update(
        """
        INSERT INTO app_key (app, scope, function_name, name, sealed, key_id, created_us)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        app,
        key.scope(),
        key.function(),
        key.name(),
        sealed.bytes(),
        sealed.keyId(),
        unit.now());
  }

  private static KeyRow normalized(KeyRow key) {
    if (key.value().isEmpty()) {
      throw new StoreException("A key's value is empty; leave it out to have one made.");
    }
    boolean master = key.scope() == KeyRow.Scope.MASTER;
    boolean function = key.scope() == KeyRow.Scope.FUNCTION;
    return new KeyRow(
        key.scope(),
        function ? lower(key.function()) : "",
        master ? MASTER : lower(key.name()),
        key.value());
  }

  /** False when there is no such key. The master key can be renewed, never deleted. */
  public boolean delete(AppName app, KeyRow.Scope scope, String function, String name) {
    if (scope == KeyRow.Scope.MASTER) {
      throw new StoreException("The master key cannot be deleted. Renew it instead.");
    }
    boolean there =
        transaction.update(
                """
                DELETE FROM app_key
                WHERE app = ? AND scope = ? AND function_name = ? AND name = ?
                """,
                app,
                scope,
                lower(function),
                lower(name))
            == 1;
    if (there) {
      unit.changed(ChangeKind.KEYS, app.value());
    }
    return there;
  }

  /** By scope, function and name. */
  public List<KeyRow> of(AppName app) {
    return transaction.list(
        """
        SELECT scope, function_name, name, sealed, key_id
        FROM app_key
        WHERE app = ?
        ORDER BY scope, function_name, name
        """,
        row -> read(app, row),
        app);
  }

  /** All keys of an app as the host wants them. */
  public AppKeys appKeys(AppName app) {
    String master = "";
    SortedMap<String, String> host = new TreeMap<>();
    SortedMap<String, String> system = new TreeMap<>();
    SortedMap<String, Map<String, String>> function = new TreeMap<>();
    for (KeyRow key : of(app)) {
      switch (key.scope()) {
        case MASTER -> master = key.value();
        case HOST -> host.put(key.name(), key.value());
        case SYSTEM -> system.put(key.name(), key.value());
        case FUNCTION ->
            function
                .computeIfAbsent(key.function(), name -> new TreeMap<>())
                .put(key.name(), key.value());
      }
    }
    return new AppKeys(master, host, system, function);
  }

  private KeyRow read(AppName app, Row row) throws SQLException {
    KeyRow without =
        new KeyRow(
            row.word("scope", KeyRow.Scope.class), row.text("function_name"), row.text("name"), "");
    String value =
        unit.secrets()
            .open(place(app, without), new Sealed(row.text("key_id"), row.bytes("sealed")));
    return new KeyRow(without.scope(), without.function(), without.name(), value);
  }

  private static String place(AppName app, KeyRow key) {
    return "key/" + app + "/" + key.scope() + "/" + key.function() + "/" + key.name();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
