package org.millrace.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.host.port.WorkerListener.Level;
import org.millrace.model.AppName;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** The stored log lines of apps, written in batches; they make no change rows. */
public final class LogLineRepository {
  private static final int DELETED_AT_ONCE = 1_000;

  private final UnitOfWork unit;
  private final Transaction transaction;

  LogLineRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /** Texts that are longer than their columns are cut. */
  public void add(List<LogLineRow> lines) {
    transaction.batch(
        """
        INSERT INTO log_line
          (app, agent, number, at_us, severity, function_name, invocation_id, category, message,
           stored_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        lines.stream().map(this::values).toList());
  }

  private Object[] values(LogLineRow line) {
    return new Object[] {
      line.app(),
      Texts.cut(line.agent(), 60),
      line.number(),
      line.time(),
      line.level(),
      Texts.cut(line.function(), 128),
      Texts.cut(line.invocationId(), 64),
      Texts.cut(line.category(), 200),
      Texts.cut(line.message(), 16_000),
      unit.now()
    };
  }

  /** The newest lines of all agents, oldest first. */
  public List<LogLineRow> newest(AppName app, int limit) {
    return transaction
        .list(
            """
            SELECT TOP (?) seq, app, agent, number, at_us, severity, function_name, invocation_id,
                   category, message
            FROM log_line
            WHERE app = ?
            ORDER BY seq DESC
            """,
            LogLineRepository::read,
            limit,
            app)
        .reversed();
  }

  /**
   * One agent's lines after a number, oldest first. Each agent stores its lines in order, so none
   * is missed; across agents {@code seq} is no order to follow, since commits overtake each other.
   */
  public List<LogLineRow> after(AppName app, String agent, long number, int limit) {
    return transaction.list(
        """
        SELECT TOP (?) seq, app, agent, number, at_us, severity, function_name, invocation_id,
               category, message
        FROM log_line
        WHERE app = ? AND agent = ? AND number > ?
        ORDER BY number
        """,
        LogLineRepository::read,
        limit,
        app,
        agent,
        number);
  }

  /** The number of each agent's newest line, to go on from with {@link #after}. */
  public Map<String, Long> lastNumbers(AppName app) {
    Map<String, Long> last = new HashMap<>();
    transaction
        .list(
            """
            SELECT agent, MAX(number) AS newest FROM log_line WHERE app = ? GROUP BY agent
            """,
            row -> Map.entry(row.text("agent"), row.number("newest")),
            app)
        .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
    return last;
  }

  /** The lines of one invocation in the order they were written. */
  public List<LogLineRow> ofInvocation(AppName app, String invocationId) {
    return transaction.list(
        """
        SELECT seq, app, agent, number, at_us, severity, function_name, invocation_id, category,
               message
        FROM log_line
        WHERE invocation_id = ? AND app = ?
        ORDER BY number
        """,
        LogLineRepository::read,
        invocationId,
        app);
  }

  /** As {@link InvocationRepository#deleteSomeOld}. */
  boolean deleteSomeOld(Instant before, long most) {
    return transaction.update(
            """
            DELETE FROM log_line
            WHERE seq < ? AND (stored_us < ? OR seq <= ?)
            """,
            oldest() + DELETED_AT_ONCE,
            before,
            newest() - most)
        > 0;
  }

  private long oldest() {
    return transaction
        .first(
            """
            SELECT COALESCE(MIN(seq), 0) AS seq FROM log_line
            """,
            row -> row.number("seq"))
        .orElseThrow();
  }

  private long newest() {
    return transaction
        .first(
            """
            SELECT COALESCE(MAX(seq), 0) AS seq FROM log_line
            """,
            row -> row.number("seq"))
        .orElseThrow();
  }

  private static LogLineRow read(Row row) throws SQLException {
    return new LogLineRow(
        row.number("seq"),
        row.app("app"),
        row.text("agent"),
        row.number("number"),
        row.instant("at_us"),
        row.word("severity", Level.class),
        row.text("function_name"),
        row.text("invocation_id"),
        row.text("category"),
        row.text("message"));
  }
}
