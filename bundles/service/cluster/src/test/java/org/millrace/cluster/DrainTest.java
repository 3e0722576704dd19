package org.millrace.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeWorker;
import org.millrace.host.fake.FakeWorkerChannels;
import org.millrace.model.AppName;
import org.millrace.store.AgentRow;
import org.millrace.store.DeploymentRow;
import org.millrace.store.DeploymentState;
import org.millrace.store.HostingRow;
import org.millrace.store.Store;

/** An agent that is drained hands its apps over and takes no others. */
class DrainTest {
  private static final AppName ORDERS = new AppName("orders");

  @TempDir Path folder;
  private Store store;
  private FakeWorkerChannels south;
  private TestAgent one;
  private TestAgent two;

  @BeforeEach
  void two_agents_share_a_database() throws Exception {
    store = ClusterStore.in(folder);
    south = workers();
    one = new TestAgent("north", folder, store, workers());
    two = new TestAgent("south", folder, store, south);
  }

  private static FakeWorkerChannels workers() {
    return new FakeWorkerChannels(() -> new FakeWorker().indexes(FakeFunctions.http("hello")));
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    store.close();
  }

  private void set(String agent, AgentRow.State state) {
    store.run(unit -> unit.agents().setState(agent, state));
  }

  private AgentRow.State state(String agent) {
    return store.read(unit -> unit.agents().find(agent)).orElseThrow().state();
  }

  private void awaitDrained() throws InterruptedException {
    one.await("north to be drained", () -> state("north") == AgentRow.State.DRAINED);
  }

  private Serving here(TestAgent agent) {
    return agent.cluster().apps().find("orders").orElseThrow();
  }

  @Test
  void its_calls_go_to_who_serves_the_app() throws Exception {
    one.deploy(ORDERS, "one");
    set("north", AgentRow.State.DRAINING);
    awaitDrained();
    assertEquals(
        List.of("http://south"), assertInstanceOf(Serving.Elsewhere.class, here(one)).agents());
    assertEquals(1, two.serving(ORDERS));
    assertEquals(List.of(), store.read(unit -> unit.hostings().onAgent("north")));
  }

  @Test
  void it_takes_no_further_revisions() throws Exception {
    one.deploy(ORDERS, "one");
    set("north", AgentRow.State.DRAINING);
    awaitDrained();
    DeploymentRow next = one.deploy(ORDERS, "two");
    assertEquals(DeploymentState.LIVE, next.state(), next.statusText());
    assertEquals(2, two.serving(ORDERS));
    assertEquals(List.of(), store.read(unit -> unit.hostings().onAgent("north")));
  }

  @Test
  void it_goes_on_answering_while_nobody_else_does() throws Exception {
    set("south", AgentRow.State.DRAINING);
    two.await("south to be drained", () -> state("south") == AgentRow.State.DRAINED);
    one.deploy(ORDERS, "one");
    set("north", AgentRow.State.DRAINING);
    south.keepOut();
    set("south", AgentRow.State.READY);
    two.await("south to start it", () -> hasReported("south"));
    assertEquals(1, one.serving(ORDERS));
    assertEquals(AgentRow.State.DRAINING, state("north"));

    south.letIn();
    awaitDrained();
    assertEquals(1, two.serving(ORDERS));
  }

  private boolean hasReported(String agent) {
    return store.read(unit -> unit.hostings().onAgent(agent)).stream()
        .anyMatch(row -> row.state() == HostingRow.State.STARTING);
  }

  @Test
  void an_app_that_only_a_leaving_agent_serves_still_runs() throws Exception {
    set("south", AgentRow.State.DRAINING);
    two.await("south to be drained", () -> state("south") == AgentRow.State.DRAINED);
    one.deploy(ORDERS, "one");
    set("north", AgentRow.State.DRAINING);
    AppStatus status =
        store.read(
            unit -> new InstallationView(unit).status(unit.apps().find(ORDERS).orElseThrow()));
    assertEquals(AppStatus.State.RUNNING, status.state());
    DeploymentRow refused = one.deploy(ORDERS, "two");
    assertEquals(DeploymentState.FAILED, refused.state());
    assertTrue(refused.statusText().contains("no agent is ready"), refused.statusText());
    assertEquals(1, one.serving(ORDERS));
  }

  @Test
  void it_serves_again_when_it_is_undrained() throws Exception {
    one.deploy(ORDERS, "one");
    set("north", AgentRow.State.DRAINING);
    awaitDrained();
    set("north", AgentRow.State.READY);
    one.await("north to serve", () -> one.serving(ORDERS) == 1);
  }

  @Test
  void it_stays_drained_when_it_is_started_again() throws Exception {
    one.deploy(ORDERS, "one");
    set("north", AgentRow.State.DRAINING);
    awaitDrained();
    one.close();
    one = new TestAgent("north", folder, store, workers());
    one.await("north to know of it", () -> one.cluster().apps().find("orders").isPresent());
    assertEquals(AgentRow.State.DRAINED, state("north"));
    assertEquals(0, one.serving(ORDERS));
  }
}
