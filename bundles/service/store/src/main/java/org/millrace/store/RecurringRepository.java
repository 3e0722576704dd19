package org.millrace.store;

import java.time.Duration;
import java.time.Instant;
import org.millrace.store.sql.Transaction;

/** Work that is done again and again, each time by one agent of the installation. */
public final class RecurringRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  RecurringRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /**
   * True when the work is due and the caller is to do it; then it is due again after {@code every}.
   * The first call ever is always true. An agent that dies at work leaves it to the next time.
   *
   * @param name in lower case
   */
  public boolean claim(String name, Duration every, String agent) {
    Instant next = unit.now().plus(every);
    boolean mine =
        transaction.update(
                """
                UPDATE recurring_work SET due_us = ?, agent = ? WHERE name = ? AND due_us <= ?
                """,
                next,
                agent,
                name,
                unit.now())
            == 1;
    return mine || (!isKnown(name) && begin(name, next, agent));
  }

  private boolean isKnown(String name) {
    return transaction
        .first(
            """
            SELECT name FROM recurring_work WHERE name = ?
            """,
            row -> row.text("name"),
            name)
        .isPresent();
  }

  private boolean begin(String name, Instant next, String agent) {
    return transaction.insertUnlessThere(
        """
        INSERT INTO recurring_work (name, due_us, agent) VALUES (?, ?, ?)
        """,
        name,
        next,
        agent);
  }
}
