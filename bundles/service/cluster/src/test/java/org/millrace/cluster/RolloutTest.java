package org.millrace.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeWorker;
import org.millrace.host.fake.FakeWorkerChannels;
import org.millrace.model.AppName;
import org.millrace.store.AgentRun;
import org.millrace.store.DeploymentLock;
import org.millrace.store.DeploymentRow;
import org.millrace.store.DeploymentStart;
import org.millrace.store.DeploymentState;
import org.millrace.store.NewDeployment;
import org.millrace.store.Store;

/** Revisions roll out to every agent before any caller sees one. */
class RolloutTest {
  private static final AppName ORDERS = new AppName("orders");

  @TempDir Path folder;
  private Store store;
  private FakeWorkerChannels north;
  private FakeWorkerChannels south;
  private volatile FakeWorker script = worker();
  private volatile FakeWorker southScript;
  private TestAgent one;
  private TestAgent two;

  private static FakeWorker worker() {
    return new FakeWorker().indexes(FakeFunctions.http("hello"), FakeFunctions.http("bye"));
  }

  @BeforeEach
  void two_agents_share_a_database() throws Exception {
    store = ClusterStore.in(folder);
    north = new FakeWorkerChannels(() -> script);
    south = new FakeWorkerChannels(() -> southScript == null ? script : southScript);
    one = new TestAgent("north", folder, store, north);
    two = new TestAgent("south", folder, store, south);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    store.close();
  }

  @Test
  void live_means_that_every_agent_serves_it() throws Exception {
    DeploymentRow done = one.deploy(ORDERS, "one");
    assertEquals(DeploymentState.LIVE, done.state(), done.statusText());
    assertEquals(1, one.serving(ORDERS));
    assertEquals(1, two.serving(ORDERS));
  }

  @Test
  void a_revision_that_one_agent_cannot_load_is_seen_by_nobody() throws Exception {
    one.deploy(ORDERS, "one");
    southScript =
        new FakeWorker()
            .indexes(FakeFunctions.http("hello"))
            .failsToLoad("hello", "line 3: Unexpected token");
    DeploymentRow done = one.deploy(ORDERS, "two");
    assertEquals(DeploymentState.FAILED, done.state());
    assertTrue(done.statusText().contains("on agent south"), done.statusText());
    assertEquals(1, one.serving(ORDERS));
    assertEquals(1, two.serving(ORDERS));
    one.await("north to keep the live package only", () -> one.packages(ORDERS) == 1);
    two.await("south to keep the live package only", () -> two.packages(ORDERS) == 1);
  }

  @Test
  void while_one_agent_still_loads_the_others_go_on_with_the_old_revision() throws Exception {
    one.deploy(ORDERS, "one");
    south.keepOut();
    DeploymentRow started =
        one.cluster().deployments().deploy(ORDERS, one.zip("two"), "two.zip", TestAgent.order());
    one.await(
        "north to be ready",
        () ->
            store.read(unit -> unit.hostings().of(ORDERS)).stream()
                .anyMatch(row ->
                    row.revision() == 2
                        && row.agent().equals("north")
                        && row.state().name().equals("READY")));
    assertEquals(1, one.serving(ORDERS));
    south.letIn();
    assertEquals(DeploymentState.LIVE, one.awaitEnd(started).state());
    assertEquals(2, one.serving(ORDERS));
    assertEquals(2, two.serving(ORDERS));
  }

  @Test
  void a_deployment_that_is_cancelled_on_another_agent_never_goes_live() throws Exception {
    one.deploy(ORDERS, "one");
    south.keepOut();
    DeploymentRow started =
        one.cluster().deployments().deploy(ORDERS, one.zip("two"), "two.zip", TestAgent.order());
    one.await(
        "south to load it", () -> store.read(unit -> unit.revisions().find(ORDERS, 2)).isPresent());
    two.cluster().deployments().cancel(started, "bob");
    assertEquals(DeploymentState.CANCELLED, one.awaitEnd(started).state());
    south.letIn();
    DeploymentRow next = two.deploy(ORDERS, "three");
    assertEquals(DeploymentState.LIVE, next.state(), next.statusText());
    assertEquals(3, one.serving(ORDERS));
    assertEquals(3, two.serving(ORDERS));
    assertEquals(
        DeploymentState.CANCELLED,
        store.read(unit -> unit.deployments().find(started.id())).orElseThrow().state());
    assertEquals(
        "Cancelled by bob.",
        store.read(unit -> unit.deploymentLogs().lines(started.id(), 0)).getLast().message());
  }

  @Test
  void what_never_lived_is_not_rolled_back_to_but_deployed_again() throws Exception {
    one.deploy(ORDERS, "one");
    south.keepOut();
    DeploymentRow started =
        one.cluster().deployments().deploy(ORDERS, one.zip("two"), "two.zip", TestAgent.order());
    one.await(
        "south to load it", () -> store.read(unit -> unit.revisions().find(ORDERS, 2)).isPresent());
    two.cluster().deployments().cancel(started, "bob");
    DeploymentRow cancelled = one.awaitEnd(started);
    south.letIn();
    DeploymentRow again =
        one.awaitEnd(two.cluster().deployments().rollBack(ORDERS, cancelled, "bob", "millrace"));
    assertEquals(DeploymentState.LIVE, again.state(), again.statusText());
    assertEquals("Deployment 2 again", again.message());
  }

  @Test
  void a_deployment_that_has_ended_is_not_cancelled() throws Exception {
    DeploymentRow done = one.deploy(ORDERS, "one");
    Refusal refusal =
        assertThrows(Refusal.class, () -> two.cluster().deployments().cancel(done, "bob"));
    assertEquals("Deployment 1 of orders has already ended.", refusal.getMessage());
    assertEquals(1, two.serving(ORDERS));
  }

  @Test
  void a_second_deployment_at_once_is_refused_with_the_name_of_the_first() throws Exception {
    south.keepOut();
    DeploymentRow first =
        one.cluster().deployments().deploy(ORDERS, one.zip("one"), "one.zip", TestAgent.order());
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () ->
                two.cluster()
                    .deployments()
                    .deploy(ORDERS, two.zip("two"), "two.zip", TestAgent.order()));
    assertEquals(Refusal.Reason.BUSY, refusal.reason());
    assertTrue(
        refusal.getMessage().startsWith("orders is being deployed by anna (test) since "),
        refusal.getMessage());
    south.letIn();
    one.awaitEnd(first);
  }

  @Test
  void a_function_that_would_be_gone_stops_a_deployment_unless_that_is_meant() throws Exception {
    one.deploy(ORDERS, "one");
    script = new FakeWorker().indexes(FakeFunctions.http("hello"));
    DeploymentRow refused = one.deploy(ORDERS, "two");
    assertEquals(DeploymentState.FAILED, refused.state());
    assertEquals(
        "These functions would be gone: bye. Deploy with --allow-missing if that is meant.",
        refused.statusText());
    DeployOrder meant = new DeployOrder(false, true, OptionalInt.empty(), "anna", "test", "");
    DeploymentRow taken =
        one.awaitEnd(one.cluster().deployments().deploy(ORDERS, one.zip("two"), "two.zip", meant));
    assertEquals(DeploymentState.LIVE, taken.state(), taken.statusText());
  }

  @Test
  void functions_that_take_each_others_route_stop_a_deployment_unless_that_is_meant()
      throws Exception {
    one.deploy(ORDERS, "one");
    script =
        new FakeWorker()
            .indexes(
                FakeFunctions.http("hello"),
                FakeFunctions.http("bye"),
                FakeFunctions.http("farewell", "anonymous", "bye"));
    DeploymentRow refused = one.deploy(ORDERS, "two");
    assertEquals(DeploymentState.FAILED, refused.state());
    assertEquals("bye and farewell both answer /api/bye. Change one route.", refused.statusText());
    DeployOrder meant = new DeployOrder(false, true, OptionalInt.empty(), "anna", "test", "");
    DeploymentRow taken =
        one.awaitEnd(one.cluster().deployments().deploy(ORDERS, one.zip("two"), "two.zip", meant));
    assertEquals(DeploymentState.LIVE, taken.state(), taken.statusText());
    one.cluster().operations().restart(ORDERS, "anna");
    assertEquals(4, one.serving(ORDERS));
  }

  @Test
  void a_deployment_based_on_an_older_revision_is_refused() throws Exception {
    one.deploy(ORDERS, "one");
    one.deploy(ORDERS, "two");
    DeployOrder late = new DeployOrder(false, false, OptionalInt.of(1), "bob", "console", "");
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> one.cluster().deployments().deploy(ORDERS, one.zip("three"), "three.zip", late));
    assertEquals(Refusal.Reason.OUTDATED, refusal.reason());
    assertTrue(refusal.getMessage().contains("anna made revision 2"), refusal.getMessage());
  }

  @Test
  void settings_make_a_revision_and_an_older_version_of_them_is_refused() throws Exception {
    one.deploy(ORDERS, "one");
    one.cluster().operations().changeSettings(ORDERS, 0, Map.of("GREETING", "moin"), "bob");
    assertEquals(2, one.serving(ORDERS));
    assertEquals("moin", north.latest().process().launch().environment().get("GREETING"));
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () ->
                two.cluster()
                    .operations()
                    .changeSettings(ORDERS, 0, Map.of("GREETING", "servus"), "eve"));
    assertEquals(Refusal.Reason.OUTDATED, refusal.reason());
    assertTrue(refusal.getMessage().contains("bob saved version 1"), refusal.getMessage());
  }

  @Test
  void a_rollback_takes_the_old_package_with_the_settings_of_today() throws Exception {
    DeploymentRow first = one.deploy(ORDERS, "one");
    one.deploy(ORDERS, "two");
    one.cluster().operations().changeSettings(ORDERS, 0, Map.of("GREETING", "moin"), "bob");
    DeploymentRow kept = store.read(unit -> unit.deployments().find(first.id())).orElseThrow();
    DeploymentRow back =
        one.awaitEnd(two.cluster().deployments().rollBack(ORDERS, kept, "bob", "millrace"));
    assertEquals(DeploymentState.LIVE, back.state(), back.statusText());
    assertEquals(kept.packageSha(), back.packageSha());
    assertEquals("Rolled back to deployment 1", back.message());
    assertEquals("moin", north.latest().process().launch().environment().get("GREETING"));
  }

  @Test
  void what_a_dead_agent_left_half_done_is_ended_by_another() throws Exception {
    one.deploy(ORDERS, "one");
    DeploymentStart start =
        store.write(unit ->
            unit.deployments()
                .start(
                    new NewDeployment(ORDERS, "ghost", "test", "", "", 0),
                    AgentRun.begin("gone"),
                    Duration.ofMillis(1)));
    DeploymentLock lost = ((DeploymentStart.Started) start).lock();
    two.close();
    two = new TestAgent("south", folder, store, south); // looks at its start, then every 10 s
    two.await(
        "the abandoned deployment to end",
        () ->
            store
                .read(unit -> unit.deployments().find(lost.deploymentId()))
                .orElseThrow()
                .ended()
                .isPresent());
    DeploymentRow ended =
        store.read(unit -> unit.deployments().find(lost.deploymentId())).orElseThrow();
    assertEquals(DeploymentState.FAILED, ended.state());
    assertEquals(1, one.serving(ORDERS));
    assertEquals(Optional.empty(), store.read(unit -> unit.deployments().busy(ORDERS)));
  }

  @Test
  void a_stopped_app_is_let_go_everywhere_and_comes_up_again() throws Exception {
    one.deploy(ORDERS, "one");
    two.cluster().operations().stop(ORDERS);
    one.await("north to let go", () -> one.serving(ORDERS) == 0);
    two.await("south to let go", () -> two.serving(ORDERS) == 0);
    one.cluster().operations().start(ORDERS);
    one.await("north to serve", () -> one.serving(ORDERS) == 1);
    two.await("south to serve", () -> two.serving(ORDERS) == 1);
  }
}
