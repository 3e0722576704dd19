package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.InvocationSink.Outcome;
import org.millrace.host.port.WorkerListener.Level;

class InvocationsTest extends StoreContract {
  private static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");

  private static InvocationRow record(String id, String function, Outcome outcome) {
    return new InvocationRow(
        0,
        id,
        ORDERS,
        function,
        "httpTrigger",
        "north",
        3,
        1,
        T0,
        Duration.ofNanos(1_234_000),
        outcome,
        false,
        200,
        "e".repeat(5_000),
        "stack\0",
        0);
  }

  private static LogLineRow line(String agent, long number, String invocation) {
    return new LogLineRow(
        0, ORDERS, agent, number, T0, Level.WARNING, "hello", invocation, "User", "line " + number);
  }

  @Test
  void records_are_paged_by_key_and_filtered() {
    List<InvocationRow> records = new ArrayList<>();
    for (int i = 1; i <= 25; i++) {
      records.add(
          record(
              "id-" + i, i % 2 == 0 ? "even" : "odd", i == 7 ? Outcome.FAILED : Outcome.SUCCEEDED));
    }
    store.run(unit -> unit.invocations().add(records));
    List<InvocationRow> first = page("", false, InvocationRepository.NEWEST);
    assertEquals("id-25", first.getFirst().id());
    List<InvocationRow> second = page("", false, first.getLast().seq());
    assertEquals("id-15", second.getFirst().id());
    assertEquals("id-24", page("even", false, InvocationRepository.NEWEST).getFirst().id());
    assertEquals(
        List.of("id-7"),
        page("", true, InvocationRepository.NEWEST).stream().map(InvocationRow::id).toList());
  }

  private List<InvocationRow> page(String function, boolean failed, long before) {
    return store.read(unit -> unit.invocations().page(ORDERS, function, failed, before, 10));
  }

  @Test
  void a_record_comes_back_with_its_lines_and_how_many_were_like_it() {
    store.run(unit -> unit.invocations().add(List.of(record("id", "hello", Outcome.FAILED))));
    store.run(unit -> unit.invocations().addSimilar(Map.of("id", 41L)));
    store.run(unit -> unit.logLines().add(List.of(line("north", 1, "id"), line("north", 2, ""))));
    InvocationRow record = store.read(unit -> unit.invocations().find(ORDERS, "id")).orElseThrow();
    assertEquals(41, record.similar());
    assertEquals(Duration.ofNanos(1_234_000), record.duration());
    assertEquals(T0, record.started());
    assertEquals(4_000, record.error().length());
    assertEquals("stack", record.stackTrace());
    assertEquals(
        List.of("line 1"),
        store.read(unit -> unit.logLines().ofInvocation(ORDERS, "id")).stream()
            .map(LogLineRow::message)
            .toList());
  }

  @Test
  void each_agents_lines_are_followed_by_their_numbers() {
    store.run(unit -> unit.logLines().add(List.of(line("north", 1, ""), line("south", 90, ""))));
    store.run(unit -> unit.logLines().add(List.of(line("north", 4, ""))));
    assertEquals(
        Map.of("north", 4L, "south", 90L), store.read(unit -> unit.logLines().lastNumbers(ORDERS)));
    assertEquals(
        List.of(4L),
        store.read(unit -> unit.logLines().after(ORDERS, "north", 1, 10)).stream()
            .map(LogLineRow::number)
            .toList());
    assertEquals(
        List.of(90L, 4L),
        store.read(unit -> unit.logLines().newest(ORDERS, 2)).stream()
            .map(LogLineRow::number)
            .toList());
  }

  private static InvocationCount count(String function, int second, long fast, long slow) {
    List<Long> durations = new ArrayList<>(Collections.nCopies(DurationHistogram.SIZE, 0L));
    durations.set(1, fast);
    durations.set(9, slow);
    return new InvocationCount(
        ORDERS,
        function,
        "north",
        T0.plusSeconds(second),
        slow,
        1,
        Duration.ofMillis(fast + slow * 400),
        new DurationHistogram(durations));
  }

  @Test
  void counts_add_up_by_function_and_in_steps() {
    store.run(unit ->
        unit.invocationCounts()
            .add(List.of(count("a", 0, 98, 2), count("a", 1, 100, 0), count("b", 70, 1, 0))));
    List<InvocationTotals> functions =
        store.read(unit -> unit.invocationCounts().byFunction(ORDERS, T0, T0.plusSeconds(100)));
    assertEquals(List.of("a", "b"), functions.stream().map(InvocationTotals::function).toList());
    InvocationTotals a = functions.getFirst();
    assertEquals(200, a.calls());
    assertEquals(2, a.failures());
    assertEquals(2, a.cold());
    assertEquals(Duration.ofMillis(998), a.total());
    assertEquals(Duration.ofMillis(1), a.durations().percentile(0.99));
    assertEquals(Duration.ofMillis(500), a.durations().percentile(0.999));
    List<InvocationTotals> steps =
        store.read(unit ->
            unit.invocationCounts()
                .inSteps(ORDERS, T0, T0.plusSeconds(100), Duration.ofSeconds(30)));
    assertEquals(
        List.of(T0, T0.plusSeconds(60)), steps.stream().map(InvocationTotals::from).toList());
    assertEquals(1, steps.getLast().calls());
  }

  @Test
  void retention_forgets_what_is_too_old_or_too_much() {
    List<InvocationRow> records = new ArrayList<>();
    List<LogLineRow> lines = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      records.add(record("id-" + i, "hello", Outcome.SUCCEEDED));
      lines.add(line("north", i, ""));
    }
    store.run(unit -> unit.invocations().add(records));
    store.run(unit -> unit.logLines().add(lines));
    store.run(unit -> unit.invocationCounts().add(List.of(count("a", 0, 1, 0))));
    sql(
        """
        UPDATE log_line SET stored_us = 1 WHERE number < 1700
        """);
    sql(
        """
        UPDATE invocation_count SET second_us = 1
        """);
    new Retention(store, new Retention.Limits(Duration.ofDays(7), 1_200, 10)).run();
    assertEquals(
        1_200,
        store
            .read(unit ->
                unit.invocations().page(ORDERS, "", false, InvocationRepository.NEWEST, 9_999))
            .size());
    assertEquals(800, store.read(unit -> unit.logLines().newest(ORDERS, 9_999)).size());
    assertTrue(
        store
            .read(unit -> unit.invocationCounts().byFunction(ORDERS, Instant.EPOCH, T0))
            .isEmpty());
  }
}
