package org.millrace.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.millrace.host.port.TimerLedger.Entry;
import org.millrace.host.port.TimerLedger.Plan;
import org.millrace.host.port.TimerLedger.TimerName;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** Timers: when each is due and who runs it. Makes no change rows. */
public final class TimerRepository {
  /** Within what all databases and dates can hold. */
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final UnitOfWork unit;
  private final Transaction transaction;

  TimerRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  public Optional<Entry> find(TimerName name) {
    return transaction.first(
        """
        SELECT revision, schedule, due_us, last_us, updated_us, owner, until_us, token
        FROM timer
        WHERE app = ? AND function_name = ?
        """,
        row -> read(name, row),
        name.app().value(),
        key(name));
  }

  private static Entry read(TimerName name, Row row) throws SQLException {
    Instant due = row.instant("due_us");
    Instant last = row.instant("last_us");
    return new Entry(
        name,
        new Plan(row.integer("revision"), row.text("schedule")),
        due.equals(NEVER) ? Instant.MAX : due,
        last.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(last),
        row.instant("updated_us"),
        row.text("owner"),
        row.instant("until_us"),
        row.number("token"));
  }

  /** False when there is one already, or no such app any more. */
  public boolean create(TimerName name, Plan plan, Instant due) {
    return unit.apps().find(name.app()).isPresent()
        && transaction.insertUnlessThere(
            """
            INSERT INTO timer (app, function_name, revision, schedule, due_us, last_us, updated_us,
              owner, until_us, token)
            VALUES (?, ?, ?, ?, ?, 0, ?, '', 0, 1)
            """,
            name.app().value(),
            key(name),
            plan.revision(),
            plan.schedule(),
            column(due),
            unit.now());
  }

  public boolean replan(Entry seen, Plan plan, Instant due) {
    return transaction.update(
            """
            UPDATE timer
            SET revision = ?, schedule = ?, due_us = ?, updated_us = ?, token = token + 1
            WHERE app = ? AND function_name = ? AND token = ? AND (owner = '' OR until_us < ?)
            """,
            plan.revision(),
            plan.schedule(),
            column(due),
            unit.now(),
            seen.name().app().value(),
            key(seen.name()),
            seen.token(),
            unit.now())
        == 1;
  }

  public Optional<Entry> claim(Entry seen, String owner, Duration length) {
    boolean mine =
        transaction.update(
                """
                UPDATE timer
                SET owner = ?, until_us = ?, token = token + 1
                WHERE app = ? AND function_name = ? AND token = ? AND (owner = '' OR until_us < ?)
                """,
                owner,
                unit.now().plus(length),
                seen.name().app().value(),
                key(seen.name()),
                seen.token(),
                unit.now())
            == 1;
    return mine ? find(seen.name()) : Optional.empty();
  }

  public boolean renew(Entry held, Duration length) {
    return transaction.update(
            """
            UPDATE timer
            SET until_us = ?
            WHERE app = ? AND function_name = ? AND token = ? AND owner = ?
            """,
            unit.now().plus(length),
            held.name().app().value(),
            key(held.name()),
            held.token(),
            held.owner())
        == 1;
  }

  /**
   * Takes a run of an agent for dead that has ended. Its name stays in the timers that it was
   * running, which tells the next owner that their runs were cut off.
   */
  public void lapse(AgentRun ended) {
    transaction.update(
        """
        UPDATE timer SET until_us = 0 WHERE owner = ?
        """,
        ended.owner());
  }

  public boolean finish(Entry held, Instant started, Instant due) {
    return transaction.update(
            """
            UPDATE timer
            SET owner = '', until_us = 0, last_us = ?, due_us = ?, updated_us = ?, token = token + 1
            WHERE app = ? AND function_name = ? AND token = ? AND owner = ?
            """,
            started,
            column(due),
            unit.now(),
            held.name().app().value(),
            key(held.name()),
            held.token(),
            held.owner())
        == 1;
  }

  private static Instant column(Instant due) {
    return due.isAfter(NEVER) ? NEVER : due;
  }

  private static String key(TimerName name) {
    return name.function().toLowerCase(Locale.ROOT);
  }
}
