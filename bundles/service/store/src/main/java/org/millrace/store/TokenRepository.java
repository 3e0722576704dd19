package org.millrace.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.millrace.store.secret.RandomSecret;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.StoreException;
import org.millrace.store.sql.Transaction;

/** The tokens of the management API, by name, kept as hashes. */
public final class TokenRepository {
  private static final int LONGEST_NAME = 100;

  private final UnitOfWork unit;
  private final Transaction transaction;

  TokenRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /**
   * Makes a token and tells its secret, this once. Empty when there is a token of that name.
   *
   * @param name kept in lower case, 1 to 100 characters
   * @param ends when it stops opening anything; empty for never
   */
  public Optional<String> create(String name, Optional<Instant> ends) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new StoreException(
          "A token's name has 1 to " + LONGEST_NAME + " characters. Name the person or program.");
    }
    String secret = RandomSecret.make();
    boolean made =
        transaction.insertUnlessThere(
            """
            INSERT INTO api_token (name, hash, created_us, ends_us) VALUES (?, ?, ?, ?)
            """,
            lower(name),
            RandomSecret.hash(secret),
            unit.now(),
            ends);
    if (!made) {
      return Optional.empty();
    }
    unit.changed(ChangeKind.TOKEN, lower(name));
    return Optional.of(secret);
  }

  /** The token with that secret, unless it has ended. */
  public Optional<TokenRow> find(String secret) {
    return transaction.first(
        """
        SELECT name, created_us, ends_us
        FROM api_token
        WHERE hash = ? AND (ends_us IS NULL OR ends_us > ?)
        """,
        TokenRepository::read,
        RandomSecret.hash(secret),
        unit.now());
  }

  /** Those that have not ended, by name. */
  public List<TokenRow> all() {
    return transaction.list(
        """
        SELECT name, created_us, ends_us
        FROM api_token
        WHERE ends_us IS NULL OR ends_us > ?
        ORDER BY name
        """,
        TokenRepository::read,
        unit.now());
  }

  /** False when there is no token of that name. */
  public boolean revoke(String name) {
    boolean there =
        transaction.update(
                """
                DELETE FROM api_token WHERE name = ?
                """,
                lower(name))
            == 1;
    if (there) {
      unit.changed(ChangeKind.TOKEN, lower(name));
    }
    return there;
  }

  private static TokenRow read(Row row) throws SQLException {
    return new TokenRow(
        row.text("name"), row.instant("created_us"), row.optionalInstant("ends_us"));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT).strip();
  }
}
