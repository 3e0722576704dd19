package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.TimerLedger;
import org.millrace.host.port.TimerLedger.Entry;
import org.millrace.host.port.TimerLedger.Plan;
import org.millrace.host.port.TimerLedger.TimerName;

/** One agent runs a due time, and only while the entry it read still holds. */
class TimersTest extends StoreContract {
  private static final TimerName TICK = new TimerName(ORDERS, "Tick");
  private static final Plan PLAN = new Plan(1, "0 * * * * * UTC");

  private TimerLedger ledger;

  @BeforeEach
  void an_app_has_a_timer() {
    createOrders();
    ledger = new TimerBook(store);
    assertTrue(ledger.create(TICK, PLAN, now()));
  }

  private Instant now() {
    return ledger.now().truncatedTo(ChronoUnit.MICROS);
  }

  private Entry entry() {
    return ledger.find(TICK).orElseThrow();
  }

  private Entry claimed(String owner) {
    return ledger.claim(entry(), owner, MINUTE).orElseThrow();
  }

  @Test
  void a_timer_is_kept_as_it_was_given_whatever_the_case_of_its_name() {
    Entry kept = ledger.find(new TimerName(ORDERS, "tick")).orElseThrow();

    assertEquals(PLAN, kept.plan());
    assertEquals(Optional.empty(), kept.last());
    assertFalse(kept.isRunning(ledger.now()));
    assertFalse(ledger.create(TICK, PLAN, now()));
  }

  @Test
  void a_timer_that_is_never_due_stays_so() {
    assertTrue(ledger.replan(entry(), PLAN, Instant.MAX));

    assertEquals(Instant.MAX, entry().due());
  }

  @Test
  void of_many_agents_one_gets_the_run() throws Exception {
    Entry seen = entry();
    AtomicInteger winners = new AtomicInteger();
    List<Thread> agents =
        java.util.stream.IntStream.range(0, 8)
            .mapToObj(number ->
                Thread.ofVirtual()
                    .start(() ->
                        ledger
                            .claim(seen, "agent-" + number, MINUTE)
                            .ifPresent(mine -> winners.incrementAndGet())))
            .toList();
    for (Thread agent : agents) {
      agent.join();
    }

    assertEquals(1, winners.get());
  }

  @Test
  void who_read_the_entry_before_the_last_run_gets_nothing() {
    Entry seen = entry();
    Entry held = claimed("north");
    Instant started = now();
    Instant next = started.plusSeconds(60);
    assertTrue(ledger.finish(held, started, next));

    assertEquals(Optional.empty(), ledger.claim(seen, "south", MINUTE));
    assertFalse(ledger.replan(seen, PLAN, now()));
    assertFalse(ledger.finish(held, started, next));
    assertEquals(Optional.of(started), entry().last());
    assertEquals(next, entry().due());
  }

  @Test
  void nobody_takes_or_replans_a_timer_that_runs() {
    claimed("north");

    assertTrue(entry().isRunning(ledger.now()));
    assertEquals(Optional.empty(), ledger.claim(entry(), "south", MINUTE));
    assertFalse(ledger.replan(entry(), PLAN, now()));
  }

  @Test
  void a_silent_owner_loses_the_timer_and_cannot_end_the_run_of_the_next() {
    Entry dead = ledger.claim(entry(), "north", Duration.ofSeconds(-1)).orElseThrow();
    Entry repeated = claimed("south");

    assertFalse(ledger.renew(dead, MINUTE));
    assertFalse(ledger.finish(dead, now(), now()));
    assertTrue(ledger.renew(repeated, MINUTE));
    assertTrue(ledger.finish(repeated, now(), now()));
  }

  @Test
  void what_a_run_held_that_has_ended_is_taken_at_once_by_who_knows_that_it_was_cut_off() {
    Entry dead = claimed(NORTH.owner());
    store.run(unit -> unit.timers().lapse(AgentRun.begin("north")));
    assertTrue(entry().isRunning(ledger.now()));

    store.run(unit -> unit.timers().lapse(NORTH));
    assertFalse(entry().isRunning(ledger.now()));
    assertEquals(NORTH.owner(), entry().owner());
    claimed("south");
    assertFalse(ledger.finish(dead, now(), now()));
  }

  @Test
  void timers_go_with_their_app() {
    store.run(unit -> unit.apps().delete(ORDERS));

    assertEquals(Optional.empty(), ledger.find(TICK));
    assertFalse(ledger.create(TICK, PLAN, now()));
  }
}
