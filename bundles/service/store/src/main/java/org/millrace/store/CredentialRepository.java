package org.millrace.store;

import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.store.secret.RandomSecret;
import org.millrace.store.secret.Sealed;
import org.millrace.store.sql.Transaction;

/**
 * The passwords of publishing clients, one an app, sealed and not hashed: a publish profile can be
 * downloaded again.
 */
public final class CredentialRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  CredentialRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /** The app's password in clear; its user is {@code $app}. Empty when there is no such app. */
  public Optional<String> password(AppName app) {
    return transaction.first(
        """
        SELECT sealed, key_id FROM publish_credential WHERE app = ?
        """,
        row -> unit.secrets().open(place(app), new Sealed(row.text("key_id"), row.bytes("sealed"))),
        app);
  }

  /** Whether a publishing client knows the app's password. */
  public boolean accepts(AppName app, String password) {
    return password(app).filter(right -> RandomSecret.same(right, password)).isPresent();
  }

  /** Makes a new password; the old one ends with this unit. */
  public String reset(AppName app) {
    String password = RandomSecret.make();
    Sealed sealed = unit.secrets().seal(place(app), password);
    boolean replaced =
        transaction.update(
                """
                UPDATE publish_credential SET sealed = ?, key_id = ?, created_us = ? WHERE app = ?
                """,
                sealed.bytes(),
                sealed.keyId(),
                unit.now(),
                app)
            == 1;
    if (!replaced) {
      transaction.update(
          """
          INSERT INTO publish_credential (app, sealed, key_id, created_us) VALUES (?, ?, ?, ?)
          """,
          app,
          sealed.bytes(),
          sealed.keyId(),
          unit.now());
    }
    unit.changed(ChangeKind.CREDENTIAL, app.value());
    return password;
  }

  private static String place(AppName app) {
    return "publish/" + app;
  }
}
