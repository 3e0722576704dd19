package org.millrace.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.store.InvocationRepository;
import org.millrace.store.InvocationRow;
import org.millrace.store.InvocationTotals;
import org.millrace.store.LogLineRow;
import org.millrace.store.Store;
import org.millrace.store.TestDatabase;

@ParameterizedClass
@MethodSource("org.millrace.store.TestDatabase#all")
class InvocationJournalTest {
  private static final List<String> SECRETS = List.of("hunter2-hunter2");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Store store;
  private InvocationJournal journal;

  @BeforeEach
  void open() {
    store = database.open(folder);
    journal = new InvocationJournal(store, "north", app -> SECRETS);
  }

  @AfterEach
  void close() {
    journal.close();
    store.close();
  }

  private void flush() throws Exception {
    journal.flushed().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** A database that is too busy keeps the journal waiting for a second at a time. */
  private long callsWhenStored(long wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    flush();
    while (totals().calls() < wanted && System.nanoTime() < end) {
      flush();
    }
    return totals().calls();
  }

  private List<InvocationRow> records() {
    return store.read(unit ->
        unit.invocations().page(Runs.ORDERS, "", false, InvocationRepository.NEWEST, 100_000));
  }

  private InvocationTotals totals() {
    return store
        .read(unit ->
            unit.invocationCounts()
                .byFunction(Runs.ORDERS, Instant.EPOCH, store.clock().instant().plusSeconds(9)))
        .getFirst();
  }

  @Test
  void everything_is_counted_and_each_that_has_no_record_stands_beside_one_that_has()
      throws Exception {
    int threads = 8;
    int each = 20_000;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        String name = "t" + thread + "-";
        running.add(pool.submit(() -> runMany(name, each)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    assertEquals((long) threads * each, callsWhenStored((long) threads * each));
    List<InvocationRow> records = records();
    long similar = records.stream().mapToLong(InvocationRow::similar).sum();
    assertEquals((long) threads * each, records.size() + similar);
  }

  private void runMany(String name, int count) {
    for (int i = 0; i < count; i++) {
      journal.ended(Runs.run(name + i));
    }
  }

  @Test
  void a_failure_is_recorded_with_its_lines_and_without_secrets() throws Exception {
    journal.ended(
        Runs.of("id").error("login with hunter2-hunter2 at http://x/?code=abc failed").ended());
    journal.log(Runs.line("password is hunter2-hunter2"));
    flush();
    InvocationRow record =
        store.read(unit -> unit.invocations().find(Runs.ORDERS, "id")).orElseThrow();
    assertEquals("login with **** at http://x/?code=**** failed", record.error());
    assertFalse(record.stackTrace().contains("hunter2"));
    assertEquals("north", record.agent());
    assertEquals(Runs.T0, record.started());
    LogLineRow line = store.read(unit -> unit.logLines().newest(Runs.ORDERS, 10)).getFirst();
    assertEquals("password is ****", line.message());
    assertEquals(1, totals().failures());
  }

  @Test
  void more_than_one_batch_of_failures_is_stored_whole() throws Exception {
    for (int i = 0; i < 2_500; i++) {
      journal.ended(Runs.of("id-" + i).error("no").ended());
    }
    flush();
    assertEquals(2_500, records().size());
    assertEquals(2_500, totals().failures());
  }

  @Test
  void what_was_told_before_the_end_is_stored_at_the_end() {
    journal.ended(Runs.run("last"));
    journal.log(Runs.line("bye"));
    journal.close();
    assertEquals(List.of("last"), records().stream().map(InvocationRow::id).toList());
    assertEquals(1, totals().calls());
    assertTrue(store.read(unit -> unit.logLines().newest(Runs.ORDERS, 10)).size() == 1);
  }
}
