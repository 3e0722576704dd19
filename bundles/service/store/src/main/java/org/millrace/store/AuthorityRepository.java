package org.millrace.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.millrace.store.secret.Sealed;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/**
 * The installation's own certificate authority. Certificates are public; each key is sealed and
 * leaves the store only to sign.
 */
public final class AuthorityRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  AuthorityRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /** The one that signs now; empty before the first was made. */
  public Optional<AuthorityRow> newest() {
    return transaction.first(
        """
        SELECT TOP (1) number, fingerprint, certificate, ends_us, created_us
        FROM certificate_authority
        ORDER BY number DESC
        """,
        AuthorityRepository::read);
  }

  /** The one that signs now and those before it, the newest first. */
  public List<AuthorityRow> all() {
    return transaction.list(
        """
        SELECT number, fingerprint, certificate, ends_us, created_us
        FROM certificate_authority
        ORDER BY number DESC
        """,
        AuthorityRepository::read);
  }

  /** Its private key as it was given to {@link #create}. */
  public Optional<String> key(AuthorityRow authority) {
    return transaction.first(
        """
        SELECT sealed, key_id FROM certificate_authority WHERE number = ?
        """,
        row ->
            unit.secrets()
                .open(
                    place(authority.number()), new Sealed(row.text("key_id"), row.bytes("sealed"))),
        authority.number());
  }

  /**
   * Keeps a new one. Of agents that make the same number at once one wins; false for the others,
   * who take what {@link #newest} tells them.
   *
   * @param key in any text form, sealed before it is kept
   */
  public boolean create(AuthorityRow authority, String key) {
    Sealed sealed = unit.secrets().seal(place(authority.number()), key);
    boolean created =
        transaction.insertUnlessThere(
            """
            INSERT INTO certificate_authority
              (number, fingerprint, certificate, sealed, key_id, ends_us, created_us)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            authority.number(),
            authority.fingerprint(),
            authority.certificate(),
            sealed.bytes(),
            sealed.keyId(),
            authority.ends(),
            authority.created());
    if (created) {
      unit.changed(ChangeKind.INSTALLATION, "certificate-authority");
    }
    return created;
  }

  private static String place(int number) {
    return "certificate-authority/" + number;
  }

  private static AuthorityRow read(Row row) throws SQLException {
    return new AuthorityRow(
        row.integer("number"),
        row.text("fingerprint"),
        row.text("certificate"),
        row.instant("ends_us"),
        row.instant("created_us"));
  }
}
