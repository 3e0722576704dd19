package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.millrace.model.AppName;
import org.millrace.store.DeploymentLogRow.Severity;
import org.millrace.store.sql.StoreException;

class DeploymentsTest extends StoreContract {

  @Test
  void one_of_eight_deployments_that_start_at_once_runs_and_the_others_hear_who() throws Exception {
    createOrders();
    AtomicInteger person = new AtomicInteger();
    List<DeploymentStart> starts =
        atOnce(
            8,
            () -> {
              String author = "person-" + person.incrementAndGet();
              return store.write(
                  unit -> unit.deployments().start(deployment(author), NORTH, MINUTE));
            });
    List<DeploymentStart.Started> running =
        starts.stream()
            .filter(DeploymentStart.Started.class::isInstance)
            .map(DeploymentStart.Started.class::cast)
            .toList();
    assertEquals(1, running.size());
    DeploymentRow winner = running.getFirst().deployment();
    for (DeploymentStart start : starts) {
      if (start instanceof DeploymentStart.Busy busy) {
        assertEquals(winner.author(), busy.author());
        assertEquals(winner.id(), busy.deploymentId());
        assertEquals(winner.received(), busy.since());
      }
    }
    assertEquals(1, store.read(unit -> unit.deployments().newest(ORDERS, 10)).size());
  }

  @Test
  void a_deployment_goes_from_queued_to_live_and_replaces_the_one_before() {
    createOrders();
    DeploymentLock first = started("ann").lock();
    advance(first, DeploymentState.CHECKING);
    advance(first, DeploymentState.LIVE);
    DeploymentLock second = started("bob").lock();
    advance(second, DeploymentState.SWITCHING);
    advance(second, DeploymentState.LIVE);
    List<DeploymentRow> newest = store.read(unit -> unit.deployments().newest(ORDERS, 10));
    assertEquals(
        List.of(DeploymentState.LIVE, DeploymentState.REPLACED),
        newest.stream().map(DeploymentRow::state).toList());
    assertTrue(newest.getFirst().ended().isPresent());
    assertEquals(
        second.deploymentId(),
        store.read(unit -> unit.deployments().live(ORDERS)).orElseThrow().id());
    assertEquals(Optional.empty(), store.read(unit -> unit.deployments().busy(ORDERS)));
  }

  private void advance(DeploymentLock lock, DeploymentState to) {
    boolean done = store.write(unit -> unit.deployments().advance(lock, to, ""));
    assertTrue(done);
  }

  @Test
  void a_deployment_never_goes_back() {
    createOrders();
    DeploymentLock lock = started("ann").lock();
    advance(lock, DeploymentState.STARTING);
    assertThrows(StoreException.class, () -> advance(lock, DeploymentState.CHECKING));
    advance(lock, DeploymentState.FAILED);
    boolean afterTheEnd =
        store.write(unit -> unit.deployments().advance(lock, DeploymentState.LIVE, ""));
    assertFalse(afterTheEnd);
  }

  @Test
  void who_is_cancelled_changes_nothing_any_more_and_the_next_one_may_start() {
    createOrders();
    DeploymentLock cancelled = started("ann").lock();
    advance(cancelled, DeploymentState.STARTING);
    assertTrue(cancel(cancelled.deploymentId()));
    boolean advanced =
        store.write(unit -> unit.deployments().advance(cancelled, DeploymentState.LIVE, ""));
    assertFalse(advanced);
    DeploymentRow row =
        store.read(unit -> unit.deployments().find(cancelled.deploymentId())).orElseThrow();
    assertEquals(DeploymentState.CANCELLED, row.state());
    assertEquals("Cancelled by bob.", row.statusText());
    assertTrue(row.ended().isPresent());
    assertEquals("bob", started("bob").deployment().author());
  }

  @Test
  void what_switches_or_has_ended_is_not_cancelled() {
    createOrders();
    DeploymentLock lock = started("ann").lock();
    advance(lock, DeploymentState.SWITCHING);
    assertFalse(cancel(lock.deploymentId()));
    advance(lock, DeploymentState.LIVE);
    assertFalse(cancel(lock.deploymentId()));
    assertEquals(
        lock.deploymentId(),
        store.read(unit -> unit.deployments().live(ORDERS)).orElseThrow().id());
  }

  private boolean cancel(String id) {
    return store.write(unit -> unit.deployments().cancel(ORDERS, id, "Cancelled by bob."));
  }

  @Test
  void who_lost_the_lock_changes_nothing_any_more() {
    createOrders();
    DeploymentLock lost = started("ann").lock();
    letLapse();
    DeploymentStart.Started next = started("bob");
    boolean advanced =
        store.write(unit -> unit.deployments().advance(lost, DeploymentState.LIVE, ""));
    boolean renewed = store.write(unit -> unit.deployments().renew(lost, MINUTE));
    boolean named = store.write(unit -> unit.deployments().setRevision(lost, 7));
    assertFalse(advanced);
    assertFalse(renewed);
    assertFalse(named);
    DeploymentRow abandoned = store.read(unit -> unit.deployments().find(ORDERS, 1)).orElseThrow();
    assertEquals(DeploymentState.FAILED, abandoned.state());
    assertEquals(0, abandoned.revision());
    assertTrue(next.lock().token() > lost.token());
  }

  private void letLapse() {
    sql(
        """
        UPDATE deployment_lock SET until_us = 1 WHERE deployment_id <> ''
        """);
  }

  @Test
  void a_lock_that_is_renewed_is_not_taken() {
    createOrders();
    DeploymentLock lock =
        ((DeploymentStart.Started)
                store.write(
                    unit -> unit.deployments().start(deployment("ann"), NORTH, Duration.ZERO)))
            .lock();
    boolean renewed = store.write(unit -> unit.deployments().renew(lock, MINUTE));
    advance(lock, DeploymentState.STARTING);
    DeploymentStart other =
        store.write(unit -> unit.deployments().start(deployment("bob"), NORTH, MINUTE));
    assertTrue(renewed);
    assertTrue(other instanceof DeploymentStart.Busy);
  }

  @Test
  void what_an_agent_left_behind_is_ended_as_it_was() {
    createOrders();
    DeploymentLock lock = started("ann").lock();
    RevisionRow revision = revision(SHA);
    store.run(unit -> {
      unit.deployments().setRevision(lock, revision.number());
      unit.revisions().goLive(ORDERS, revision.number(), "");
      unit.deployments().advance(lock, DeploymentState.SWITCHING, "");
    });
    letLapse();
    int ended = store.write(unit -> unit.deployments().endAbandoned());
    int endedAgain = store.write(unit -> unit.deployments().endAbandoned());
    assertEquals(1, ended);
    assertEquals(0, endedAgain);
    assertEquals(
        DeploymentState.LIVE,
        store.read(unit -> unit.deployments().find(ORDERS, 1)).orElseThrow().state());
  }

  @Test
  void what_a_run_held_that_has_ended_is_abandoned_at_once_and_what_others_hold_is_not() {
    createOrders();
    DeploymentLock lost = started("ann").lock();
    store.run(unit -> unit.deployments().lapse(AgentRun.begin("north")));
    int endedByAnother = store.write(unit -> unit.deployments().endAbandoned());

    store.run(unit -> unit.deployments().lapse(NORTH));
    int ended = store.write(unit -> unit.deployments().endAbandoned());
    assertEquals(0, endedByAnother);
    assertEquals(1, ended);
    boolean renewed = store.write(unit -> unit.deployments().renew(lost, MINUTE));
    assertFalse(renewed);
    assertEquals(
        DeploymentState.FAILED,
        store.read(unit -> unit.deployments().find(ORDERS, 1)).orElseThrow().state());
  }

  @Test
  void a_reservation_keeps_deployments_away_until_it_is_given_back() {
    createOrders();
    DeploymentLock reserved =
        store
            .write(unit -> unit.deployments().reserve(ORDERS, "ann", "settings", NORTH, MINUTE))
            .orElseThrow();
    DeploymentStart refused =
        store.write(unit -> unit.deployments().start(deployment("bob"), NORTH, MINUTE));
    assertEquals("settings", ((DeploymentStart.Busy) refused).client());
    store.run(unit -> unit.deployments().release(reserved));
    assertEquals(1, started("bob").deployment().number());
  }

  @Test
  void a_deployment_of_no_app_is_none() {
    DeploymentStart start =
        store.write(unit -> unit.deployments().start(deployment("ann"), NORTH, MINUTE));
    assertEquals(new DeploymentStart.NoApp(), start);
    AppName none = new AppName("none");
    assertEquals(
        Optional.empty(),
        store.write(unit -> unit.deployments().reserve(none, "ann", "settings", NORTH, MINUTE)));
  }

  @Test
  void running_deployments_come_first_in_the_list_of_all() {
    createOrders();
    DeploymentLock done = started("ann").lock();
    advance(done, DeploymentState.FAILED);
    AppName other = new AppName("other");
    store.run(unit -> unit.apps().create(other));
    store.run(unit ->
        unit.deployments().start(new NewDeployment(other, "bob", "", "", "", 0), NORTH, MINUTE));
    DeploymentLock last = started("eve").lock();
    advance(last, DeploymentState.CANCELLED);
    List<String> authors =
        store.read(unit -> unit.deployments().newest(10)).stream()
            .map(DeploymentRow::author)
            .toList();
    assertEquals(List.of("bob", "eve", "ann"), authors);
  }

  @Test
  void the_log_is_read_on_from_where_a_reader_was() {
    createOrders();
    String id = started("ann").deployment().id();
    store.run(unit -> unit.deploymentLogs().append(id, Severity.MESSAGE, "Checking\0 it."));
    store.run(unit -> unit.deploymentLogs().append(id, Severity.ERROR, "No host.json."));
    List<DeploymentLogRow> all = store.read(unit -> unit.deploymentLogs().lines(id, 0));
    assertEquals("Checking it.", all.getFirst().message());
    List<DeploymentLogRow> rest =
        store.read(unit -> unit.deploymentLogs().lines(id, all.getFirst().seq()));
    assertEquals(List.of("No host.json."), rest.stream().map(DeploymentLogRow::message).toList());
  }

  @Test
  void the_package_of_a_deployment_may_come_later_and_may_be_gone() {
    createOrders();
    DeploymentLock lock = started("ann").lock();
    boolean noted = store.write(unit -> unit.deployments().setPackage(lock, "cd".repeat(32), 1234));
    DeploymentRow row =
        store.read(unit -> unit.deployments().find(lock.deploymentId())).orElseThrow();
    assertTrue(noted);
    assertEquals(1234, row.packageBytes());
    assertFalse(row.packageKept());
  }
}
