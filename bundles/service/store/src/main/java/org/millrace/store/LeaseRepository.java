package org.millrace.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** Leases with fencing tokens; makes no change rows. */
public final class LeaseRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  LeaseRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /**
   * Takes the lease when it is free or has run out; its own owner gets it again with a new token.
   */
  public Optional<Lease> claim(String name, String owner, Duration length) {
    Instant until = unit.now().plus(length);
    boolean taken =
        takeOver(name, owner, until) || (find(name).isEmpty() && create(name, owner, until));
    return taken ? find(name) : Optional.empty();
  }

  private boolean takeOver(String name, String owner, Instant until) {
    return transaction.update(
            """
            UPDATE lease SET owner = ?, token = token + 1, until_us = ?
            WHERE name = ? AND (until_us < ? OR owner = ?)
            """,
            owner,
            until,
            name,
            unit.now(),
            owner)
        == 1;
  }

  private boolean create(String name, String owner, Instant until) {
    return transaction.insertUnlessThere(
        """
        INSERT INTO lease (name, owner, token, until_us) VALUES (?, ?, 1, ?)
        """,
        name,
        owner,
        until);
  }

  /** The lease with its new end; empty when somebody else has it by now. */
  public Optional<Lease> renew(Lease lease, Duration length) {
    Instant until = unit.now().plus(length);
    boolean mine =
        transaction.update(
                """
                UPDATE lease SET until_us = ? WHERE name = ? AND owner = ? AND token = ?
                """,
                until,
                lease.name(),
                lease.owner(),
                lease.token())
            == 1;
    return mine
        ? Optional.of(new Lease(lease.name(), lease.owner(), lease.token(), until))
        : Optional.empty();
  }

  /** Gives the lease back; its row stays, so that tokens never start again. */
  public boolean release(Lease lease) {
    return transaction.update(
            """
            UPDATE lease SET owner = '', until_us = 0 WHERE name = ? AND owner = ? AND token = ?
            """,
            lease.name(),
            lease.owner(),
            lease.token())
        == 1;
  }

  /** Who holds it or held it last. */
  public Optional<Lease> find(String name) {
    return transaction.first(
        """
        SELECT name, owner, token, until_us FROM lease WHERE name = ?
        """,
        LeaseRepository::read,
        name);
  }

  /**
   * Leases that are held right now and whose names begin so, by name.
   *
   * @param prefix without the characters %, _ and [
   */
  public List<Lease> held(String prefix) {
    return transaction.list(
        """
        SELECT name, owner, token, until_us
        FROM lease
        WHERE name LIKE ? AND until_us >= ? AND owner <> ''
        ORDER BY name
        """,
        LeaseRepository::read,
        prefix + "%",
        unit.now());
  }

  private static Lease read(Row row) throws SQLException {
    return new Lease(
        row.text("name"), row.text("owner"), row.number("token"), row.instant("until_us"));
  }
}
