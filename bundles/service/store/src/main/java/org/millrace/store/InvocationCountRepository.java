package org.millrace.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millrace.model.AppName;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** How often functions were called; rows only add up, none is ever changed. */
public final class InvocationCountRepository {
  private static final int DELETED_AT_ONCE = 1_000;

  private static final List<String> DURATION_COLUMNS =
      List.of(
          "upto_500us",
          "upto_1ms",
          "upto_2ms",
          "upto_5ms",
          "upto_10ms",
          "upto_20ms",
          "upto_50ms",
          "upto_100ms",
          "upto_200ms",
          "upto_500ms",
          "upto_1s",
          "upto_2s",
          "upto_5s",
          "upto_10s",
          "upto_30s",
          "longer");

  private final Transaction transaction;

  InvocationCountRepository(UnitOfWork unit) {
    this.transaction = unit.transaction();
  }

  public void add(List<InvocationCount> counts) {
    transaction.batch(
        """
        INSERT INTO invocation_count
          (app, function_name, agent, second_us, calls, failures, cold, total_us, upto_500us,
           upto_1ms, upto_2ms, upto_5ms, upto_10ms, upto_20ms, upto_50ms, upto_100ms, upto_200ms,
           upto_500ms, upto_1s, upto_2s, upto_5s, upto_10s, upto_30s, longer)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        counts.stream().map(InvocationCountRepository::values).toList());
  }

  private static Object[] values(InvocationCount count) {
    List<Object> values =
        new ArrayList<>(
            Arrays.asList(
                count.app(),
                Texts.cut(count.function(), 128),
                Texts.cut(count.agent(), 60),
                count.second(),
                count.calls(),
                count.failures(),
                count.cold(),
                count.total().toNanos() / 1_000));
    values.addAll(count.durations().counts());
    return values.toArray();
  }

  /** The totals of each function that was called between the two times, by name. */
  public List<InvocationTotals> byFunction(AppName app, Instant from, Instant to) {
    return transaction.list(
        """
        SELECT function_name, SUM(calls) AS calls, SUM(failures) AS failures, SUM(cold) AS cold,
               SUM(total_us) AS total_us, SUM(upto_500us) AS upto_500us, SUM(upto_1ms) AS upto_1ms,
               SUM(upto_2ms) AS upto_2ms, SUM(upto_5ms) AS upto_5ms, SUM(upto_10ms) AS upto_10ms,
               SUM(upto_20ms) AS upto_20ms, SUM(upto_50ms) AS upto_50ms,
               SUM(upto_100ms) AS upto_100ms, SUM(upto_200ms) AS upto_200ms,
               SUM(upto_500ms) AS upto_500ms, SUM(upto_1s) AS upto_1s, SUM(upto_2s) AS upto_2s,
               SUM(upto_5s) AS upto_5s, SUM(upto_10s) AS upto_10s, SUM(upto_30s) AS upto_30s,
               SUM(longer) AS longer
        FROM invocation_count
        WHERE app = ? AND second_us >= ? AND second_us < ?
        GROUP BY function_name
        ORDER BY function_name
        """,
        row -> read(row.text("function_name"), from, row),
        app,
        from,
        to);
  }

  /** The app's totals in steps between the two times; steps without a call are left out. */
  public List<InvocationTotals> inSteps(AppName app, Instant from, Instant to, Duration step) {
    long micros = step.toNanos() / 1_000;
    return transaction.list(
        """
        SELECT slot, SUM(calls) AS calls, SUM(failures) AS failures, SUM(cold) AS cold,
               SUM(total_us) AS total_us, SUM(upto_500us) AS upto_500us, SUM(upto_1ms) AS upto_1ms,
               SUM(upto_2ms) AS upto_2ms, SUM(upto_5ms) AS upto_5ms, SUM(upto_10ms) AS upto_10ms,
               SUM(upto_20ms) AS upto_20ms, SUM(upto_50ms) AS upto_50ms,
               SUM(upto_100ms) AS upto_100ms, SUM(upto_200ms) AS upto_200ms,
               SUM(upto_500ms) AS upto_500ms, SUM(upto_1s) AS upto_1s, SUM(upto_2s) AS upto_2s,
               SUM(upto_5s) AS upto_5s, SUM(upto_10s) AS upto_10s, SUM(upto_30s) AS upto_30s,
               SUM(longer) AS longer
        FROM (SELECT (second_us - ?) / ? AS slot, calls, failures, cold, total_us, upto_500us,
                     upto_1ms, upto_2ms, upto_5ms, upto_10ms, upto_20ms, upto_50ms, upto_100ms,
                     upto_200ms, upto_500ms, upto_1s, upto_2s, upto_5s, upto_10s, upto_30s, longer
              FROM invocation_count
              WHERE app = ? AND second_us >= ? AND second_us < ?) AS c
        GROUP BY slot
        ORDER BY slot
        """,
        row -> read("", from.plus(step.multipliedBy(row.number("slot"))), row),
        from,
        micros,
        app,
        from,
        to);
  }

  boolean deleteSomeOld(Instant before) {
    return transaction.update(
            """
            DELETE FROM invocation_count WHERE seq < ? AND second_us < ?
            """,
            oldest() + DELETED_AT_ONCE,
            before)
        > 0;
  }

  private long oldest() {
    return transaction
        .first(
            """
            SELECT COALESCE(MIN(seq), 0) AS seq FROM invocation_count
            """,
            row -> row.number("seq"))
        .orElseThrow();
  }

  private static InvocationTotals read(String function, Instant from, Row row) throws SQLException {
    List<Long> durations = new ArrayList<>();
    for (String column : DURATION_COLUMNS) {
      durations.add(row.number(column));
    }
    return new InvocationTotals(
        function,
        from,
        row.number("calls"),
        row.number("failures"),
        row.number("cold"),
        Duration.of(row.number("total_us"), ChronoUnit.MICROS),
        new DurationHistogram(durations));
  }
}
