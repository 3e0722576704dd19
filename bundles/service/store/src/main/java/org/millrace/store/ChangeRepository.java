package org.millrace.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.store.sql.Transaction;

/**
 * What changed, in the order of commits. The counter row is raised by the last statements of a unit
 * of work and stays locked until its commit, so a reader never sees a number before a smaller one.
 */
public final class ChangeRepository {
  private final Transaction transaction;

  ChangeRepository(Transaction transaction) {
    this.transaction = transaction;
  }

  /** A change without its number, which only the commit gives. */
  record Noted(ChangeKind kind, String subject) {}

  /** The number of the newest change. Read it before what it is to stand for. */
  public long newest() {
    return transaction
        .first(
            """
            SELECT seq FROM change_counter WHERE id = 1
            """,
            row -> row.number("seq"))
        .orElseThrow();
  }

  /** At most {@code limit} changes after {@code seq}. */
  public ChangesSince since(long seq, int limit) {
    List<ChangeRow> changes =
        transaction.list(
            """
            SELECT TOP (?) seq, kind, subject FROM change WHERE seq > ? ORDER BY seq
            """,
            row ->
                new ChangeRow(
                    row.number("seq"), row.word("kind", ChangeKind.class), row.text("subject")),
            limit,
            seq);
    // Read afterwards: what was swept in between is known to be missing.
    Bounds bounds = bounds();
    return seq < bounds.swept() || seq > bounds.newest()
        ? new ChangesSince.Unknown()
        : new ChangesSince.Known(changes);
  }

  private record Bounds(long newest, long swept) {}

  private Bounds bounds() {
    return transaction
        .first(
            """
            SELECT seq, swept FROM change_counter WHERE id = 1
            """,
            row -> new Bounds(row.number("seq"), row.number("swept")))
        .orElseThrow();
  }

  /** The last statements before commit, see the class. */
  void append(List<Noted> noted, Instant now) {
    transaction.update(
        """
        UPDATE change_counter SET seq = seq + ? WHERE id = 1
        """,
        noted.size());
    long seq = newest() - noted.size();
    List<Object[]> rows = new ArrayList<>();
    for (Noted change : noted) {
      seq++;
      rows.add(new Object[] {seq, change.kind(), change.subject(), now});
    }
    transaction.batch(
        """
        INSERT INTO change (seq, kind, subject, at_us) VALUES (?, ?, ?, ?)
        """,
        rows);
  }

  /** Forgets changes older than {@code before}; who asks for them is told to read everything. */
  int sweep(Instant before) {
    long last =
        transaction
            .first(
                """
                SELECT COALESCE(MAX(seq), 0) AS seq FROM change WHERE at_us < ?
                """,
                row -> row.number("seq"),
                before)
            .orElseThrow();
    transaction.update(
        """
        UPDATE change_counter SET swept = ? WHERE id = 1 AND swept < ?
        """,
        last,
        last);
    return transaction.update(
        """
        DELETE FROM change WHERE seq <= ?
        """,
        last);
  }
}
