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

  InstallationRepository(Transaction transaction) {
    this.transaction = transaction;
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

  /** Whether publishing clients may deploy; people with a token always may. */
  public void allowPublish(boolean allowed) {
    transaction.update(
        """
        UPDATE installation SET publish_allowed = ? WHERE id = 1
        """,
        allowed);
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
