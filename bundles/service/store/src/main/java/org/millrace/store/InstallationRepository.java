package org.millrace.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.millrace.store.secret.RandomSecret;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** The one row that says what this installation is. */
public final class InstallationRepository {
  private final Transaction transaction;
  private final Runnable changed;

  /**
   * @param changed told of each change of an installation that is there already
   */
  InstallationRepository(Transaction transaction, Runnable changed) {
    this.transaction = transaction;
    this.changed = changed;
  }

  /** There always is one once the store is open. */
  public Optional<InstallationRow> find() {
    return transaction.first(
        """
        SELECT installation_id, name, kind, key_id, publish_allowed, created_us
        FROM installation
        WHERE id = 1
        """,
        InstallationRepository::read);
  }

  boolean create(NewInstallation first, String keyId, Instant now) {
    return transaction.insertUnlessThere(
        """
        INSERT INTO installation
          (id, installation_id, name, kind, key_id, publish_allowed, created_us)
        VALUES (1, ?, ?, ?, ?, ?, ?)
        """,
        RandomSecret.id(),
        first.name(),
        first.kind(),
        keyId,
        first.kind() != InstallationKind.PRODUCTION,
        now);
  }

  /**
   * Says what the installation is for and whether publishing clients may deploy; people with a
   * token always may. False when it is not as it was known any more.
   */
  public boolean change(InstallationRow known, InstallationKind kind, boolean publishAllowed) {
    int rows =
        transaction.update(
            """
            UPDATE installation SET kind = ?, publish_allowed = ?
            WHERE id = 1 AND kind = ? AND publish_allowed = ?
            """,
            kind,
            publishAllowed,
            known.kind(),
            known.publishAllowed());
    if (rows == 1) {
      changed.run();
    }
    return rows == 1;
  }

  private static InstallationRow read(Row row) throws SQLException {
    return new InstallationRow(
        row.text("installation_id"),
        row.text("name"),
        row.word("kind", InstallationKind.class),
        row.text("key_id"),
        row.flag("publish_allowed"),
        row.instant("created_us"));
  }
}
