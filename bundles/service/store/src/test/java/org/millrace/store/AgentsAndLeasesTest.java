package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AgentsAndLeasesTest extends StoreContract {
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private static AgentRow agent(String runId) {
    return new AgentRow(
        "north",
        runId,
        AgentRow.State.READY,
        "1.0",
        "Linux",
        "process",
        List.of("node 22", "java 21"),
        new TreeMap<>(Map.of("site", "north")),
        "http://north:7071",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private boolean register(String runId) {
    return store.write(unit -> unit.agents().register(agent(runId), SILENCE));
  }

  @Test
  void a_second_agent_of_the_same_name_is_refused_until_the_first_is_silent() {
    assertTrue(register("one"));
    assertTrue(register("one"));
    assertFalse(register("two"));
    sql(
        """
        UPDATE agent SET heard_us = heard_us - 16000000
        """);
    assertTrue(register("two"));
    boolean oldBeats = store.write(unit -> unit.agents().heartbeat(new AgentRun("north", "one")));
    boolean newBeats = store.write(unit -> unit.agents().heartbeat(new AgentRun("north", "two")));
    assertFalse(oldBeats);
    assertTrue(newBeats);
  }

  @Test
  void an_agent_that_leaves_frees_its_name() {
    register("one");
    store.run(unit -> unit.agents().leave(new AgentRun("north", "one")));
    assertTrue(register("two"));
    AgentRow row = store.read(unit -> unit.agents().find("north")).orElseThrow();
    assertEquals(List.of("java 21", "node 22"), row.stacks());
    assertEquals(Map.of("site", "north"), row.labels());
  }

  @Test
  void a_removed_agent_leaves_no_report() {
    createOrders();
    register("one");
    HostingRow report =
        new HostingRow(ORDERS, "north", 1, HostingRow.State.STARTING, "", "[]", Instant.EPOCH);
    store.run(unit -> unit.hostings().report(report));
    store.run(unit ->
        unit.hostings()
            .report(
                new HostingRow(
                    ORDERS, "north", 1, HostingRow.State.SERVING, "", "[]", Instant.EPOCH)));
    assertEquals(
        List.of(HostingRow.State.SERVING),
        store.read(unit -> unit.hostings().of(ORDERS)).stream().map(HostingRow::state).toList());
    boolean removed = store.write(unit -> unit.agents().remove("north"));
    assertTrue(removed);
    assertEquals(List.of(), store.read(unit -> unit.hostings().all()));
  }

  @Test
  void no_lease_is_held_by_two_and_tokens_only_grow() throws Exception {
    AtomicInteger person = new AtomicInteger();
    Set<Long> tokens = ConcurrentHashMap.newKeySet();
    AtomicInteger doubles = new AtomicInteger();
    atOnce(
        8,
        () -> {
          String owner = "agent-" + person.incrementAndGet();
          for (int i = 0; i < 60; i++) {
            Optional<Lease> lease =
                store.write(unit -> unit.leases().claim("leader", owner, Duration.ZERO));
            lease.ifPresent(mine -> {
              if (!mine.owner().equals(owner) || !tokens.add(mine.token())) {
                doubles.incrementAndGet();
              }
            });
          }
          return owner;
        });
    assertEquals(0, doubles.get());
    Lease last = store.read(unit -> unit.leases().find("leader")).orElseThrow();
    assertEquals(tokens.size(), last.token());
    assertTrue(tokens.size() > 8);
  }

  @Test
  void a_lease_belongs_to_its_owner_until_it_runs_out() {
    Lease mine = claim("one", MINUTE).orElseThrow();
    assertEquals(Optional.empty(), claim("two", MINUTE));
    Lease renewed = store.write(unit -> unit.leases().renew(mine, MINUTE)).orElseThrow();
    assertEquals(mine.token(), renewed.token());
    sql(
        """
        UPDATE lease SET until_us = 1
        """);
    Lease theirs = claim("two", MINUTE).orElseThrow();
    assertEquals(mine.token() + 1, theirs.token());
    assertEquals(Optional.empty(), store.write(unit -> unit.leases().renew(renewed, MINUTE)));
    boolean released = store.write(unit -> unit.leases().release(mine));
    assertFalse(released);
    assertEquals(List.of(theirs), store.read(unit -> unit.leases().held("lead")));
  }

  private Optional<Lease> claim(String owner, Duration length) {
    return store.write(unit -> unit.leases().claim("leader", owner, length));
  }

  @Test
  void a_released_lease_is_free_at_once_and_its_tokens_go_on() {
    Lease first = claim("one", MINUTE).orElseThrow();
    boolean released = store.write(unit -> unit.leases().release(first));
    assertTrue(released);
    assertEquals(List.of(), store.read(unit -> unit.leases().held("")));
    assertEquals(first.token() + 1, claim("two", MINUTE).orElseThrow().token());
  }

  @Test
  void recurring_work_is_done_by_one_of_eight() throws Exception {
    List<Boolean> mine =
        atOnce(8, () -> store.write(unit -> unit.recurring().claim("sweep", MINUTE, "north")));
    assertEquals(1, mine.stream().filter(done -> done).count());
    sql(
        """
        UPDATE recurring_work SET due_us = 1
        """);
    List<Boolean> again =
        atOnce(8, () -> store.write(unit -> unit.recurring().claim("sweep", MINUTE, "north")));
    assertEquals(1, again.stream().filter(done -> done).count());
  }
}
