package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.millrace.model.AppName;

class ChangesTest extends StoreContract {
  private static final int THREADS = 8;
  private static final int UNITS = 40;

  @Test
  void a_reader_sees_every_change_of_eight_threads_in_order_and_none_too_late() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<List<Long>> reader = CompletableFuture.supplyAsync(() -> readAlong(done));
    atOnce(
        THREADS,
        () -> {
          for (int i = 0; i < UNITS; i++) {
            store.run(unit -> {
              unit.changed(ChangeKind.APP, "a");
              unit.changed(ChangeKind.AGENT, "b");
            });
          }
          return true;
        });
    done.set(true);
    assertEquals(LongStream.rangeClosed(1, THREADS * UNITS * 2L).boxed().toList(), reader.join());
  }

  private List<Long> readAlong(AtomicBoolean done) {
    List<Long> seen = new ArrayList<>();
    long last = 0;
    while (true) {
      boolean wasDone = done.get();
      List<ChangeRow> changes = since(last, 50);
      for (ChangeRow change : changes) {
        seen.add(change.seq());
        last = change.seq();
      }
      if (wasDone && changes.isEmpty()) {
        return seen;
      }
    }
  }

  private long newest() {
    return store.read(unit -> unit.changes().newest());
  }

  private List<ChangeRow> since(long seq, int limit) {
    ChangesSince since = store.read(unit -> unit.changes().since(seq, limit));
    return ((ChangesSince.Known) since).changes();
  }

  @Test
  void a_unit_that_fails_leaves_no_change() {
    createOrders();
    long before = newest();
    assertThrows(
        IllegalStateException.class,
        () ->
            store.run(unit -> {
              unit.apps().create(new AppName("other"));
              throw new IllegalStateException("on purpose");
            }));
    assertEquals(before, newest());
    assertEquals(1, store.read(unit -> unit.apps().all()).size());
  }

  @Test
  void a_unit_that_only_reads_cannot_change_anything() {
    assertThrows(IllegalStateException.class, () -> store.read(unit -> unit.apps().create(ORDERS)));
    assertEquals(List.of(), store.read(unit -> unit.apps().all()));
  }

  @Test
  void the_same_change_twice_in_a_unit_is_one() {
    store.run(unit -> {
      unit.changed(ChangeKind.APP, "a");
      unit.changed(ChangeKind.APP, "a");
    });
    assertEquals(List.of(new ChangeRow(1, ChangeKind.APP, "a")), since(0, 10));
  }

  @Test
  void who_was_away_for_too_long_is_told_to_read_everything() {
    store.run(unit -> unit.changed(ChangeKind.APP, "a"));
    store.run(unit -> unit.changed(ChangeKind.APP, "b"));
    sql(
        """
        UPDATE change SET at_us = 1 WHERE seq = 1
        """);
    store.run(unit -> unit.changes().sweep(unit.now().minusSeconds(60)));
    assertEquals(new ChangesSince.Unknown(), store.read(unit -> unit.changes().since(0, 10)));
    assertEquals("b", since(1, 10).getFirst().subject());
    assertEquals(List.of(), since(2, 10));
    ChangesSince ofAnotherDatabase = store.read(unit -> unit.changes().since(99, 10));
    assertTrue(ofAnotherDatabase instanceof ChangesSince.Unknown);
  }

  @Test
  void heartbeats_and_leases_make_no_changes() {
    store.run(unit -> unit.leases().claim("leader", "one", MINUTE));
    store.run(unit -> unit.agents().heartbeat(new AgentRun("north", "one")));
    assertEquals(0, newest());
  }
}
