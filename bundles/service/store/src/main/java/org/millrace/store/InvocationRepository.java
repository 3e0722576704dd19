package org.millrace.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.port.InvocationSink.Outcome;
import org.millrace.model.AppName;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** The records of invocations, written in batches; they make no change rows. */
public final class InvocationRepository {
  /** The page key that is behind every record. */
  public static final long NEWEST = Long.MAX_VALUE;

  private static final int DELETED_AT_ONCE = 1_000;

  private final UnitOfWork unit;
  private final Transaction transaction;

  InvocationRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /** Texts that are longer than their columns are cut. */
  public void add(List<InvocationRow> records) {
    transaction.batch(
        """
        INSERT INTO invocation
          (id, app, function_name, trigger_type, agent, revision, attempt, started_us, duration_us,
           outcome, cold, http_status, error, stack_trace, similar_count, stored_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        records.stream().map(this::values).toList());
  }

  private Object[] values(InvocationRow record) {
    return new Object[] {
      Texts.cut(record.id(), 64),
      record.app(),
      Texts.cut(record.function(), 128),
      Texts.cut(record.trigger(), 60),
      Texts.cut(record.agent(), 60),
      record.revision(),
      record.attempt(),
      record.started(),
      micros(record.duration()),
      record.outcome(),
      record.cold(),
      record.status(),
      Texts.cut(record.error(), 4_000),
      Texts.cut(record.stackTrace(), 32_000),
      record.similar(),
      unit.now()
    };
  }

  /** Notes for records, by id, how many more like them were only counted. */
  public void addSimilar(Map<String, Long> similar) {
    transaction.batch(
        """
        UPDATE invocation SET similar_count = similar_count + ? WHERE id = ?
        """,
        similar.entrySet().stream()
            .map(entry -> new Object[] {entry.getValue(), Texts.cut(entry.getKey(), 64)})
            .toList());
  }

  public Optional<InvocationRow> find(AppName app, String id) {
    return transaction.first(
        """
        SELECT seq, id, app, function_name, trigger_type, agent, revision, attempt, started_us,
               duration_us, outcome, cold, http_status, error, stack_trace, similar_count
        FROM invocation
        WHERE id = ? AND app = ?
        """,
        InvocationRepository::read,
        id,
        app);
  }

  /**
   * A page of the app's records, the newest first.
   *
   * @param function empty for all of them
   * @param failedOnly leaves those out that succeeded
   * @param before the {@code seq} of the last record of the page before, or {@link #NEWEST}
   */
  public List<InvocationRow> page(
      AppName app, String function, boolean failedOnly, long before, int limit) {
    return transaction.list(
        """
        SELECT TOP (?) seq, id, app, function_name, trigger_type, agent, revision, attempt,
               started_us, duration_us, outcome, cold, http_status, error, stack_trace,
               similar_count
        FROM invocation
        WHERE app = ? AND seq < ? AND (? = '' OR function_name = ?)
          AND (? = 0 OR outcome <> 'SUCCEEDED')
        ORDER BY seq DESC
        """,
        InvocationRepository::read,
        limit,
        app,
        before,
        function,
        function,
        failedOnly ? 1 : 0);
  }

  /**
   * Forgets some of the oldest records, those stored before {@code before} and those of which there
   * are {@code most} newer ones; true while there may be more.
   */
  boolean deleteSomeOld(Instant before, long most) {
    return transaction.update(
            """
            DELETE FROM invocation
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
            SELECT COALESCE(MIN(seq), 0) AS seq FROM invocation
            """,
            row -> row.number("seq"))
        .orElseThrow();
  }

  private long newest() {
    return transaction
        .first(
            """
            SELECT COALESCE(MAX(seq), 0) AS seq FROM invocation
            """,
            row -> row.number("seq"))
        .orElseThrow();
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private static InvocationRow read(Row row) throws SQLException {
    return new InvocationRow(
        row.number("seq"),
        row.text("id"),
        row.app("app"),
        row.text("function_name"),
        row.text("trigger_type"),
        row.text("agent"),
        row.integer("revision"),
        row.integer("attempt"),
        row.instant("started_us"),
        Duration.of(row.number("duration_us"), ChronoUnit.MICROS),
        row.word("outcome", Outcome.class),
        row.flag("cold"),
        row.integer("http_status"),
        row.text("error"),
        row.text("stack_trace"),
        row.number("similar_count"));
  }
}
