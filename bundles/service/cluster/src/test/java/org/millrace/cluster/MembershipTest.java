package org.millrace.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.TimerLedger.Entry;
import org.millrace.host.port.TimerLedger.Plan;
import org.millrace.host.port.TimerLedger.TimerName;
import org.millrace.model.AppName;
import org.millrace.store.AgentRun;
import org.millrace.store.DeploymentStart;
import org.millrace.store.NewDeployment;
import org.millrace.store.Store;

/** Who joins again under a name knows, by its data folder, that the run before has ended. */
class MembershipTest {
  private static final AppName ORDERS = new AppName("orders");
  private static final TimerName TICK = new TimerName(ORDERS, "tick");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final AgentRun DEAD = AgentRun.begin("north");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void an_agent_died_while_it_deployed_and_ran_a_timer() throws Exception {
    store = ClusterStore.in(folder);
    boolean joined =
        store.write(unit ->
            unit.agents().register(Membership.row(TestAgent.profile(DEAD)), Membership.SILENCE));
    assertTrue(joined);
    store.run(unit -> unit.apps().create(ORDERS));
    DeploymentStart start =
        store.write(unit ->
            unit.deployments()
                .start(new NewDeployment(ORDERS, "anna", "test", "", "", 0), DEAD, MINUTE));
    assertTrue(start instanceof DeploymentStart.Started);
    Optional<Entry> claimed =
        store.write(unit -> {
          unit.timers().create(TICK, new Plan(1, "* * * * * *"), store.clock().instant());
          Entry due = unit.timers().find(TICK).orElseThrow();
          return unit.timers().claim(due, DEAD.owner(), MINUTE);
        });
    assertTrue(claimed.isPresent());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Membership join(String agent, String runBefore) throws IOException {
    Path runFile = Files.writeString(folder.resolve("run-of-" + agent), runBefore);
    return Membership.join(store, TestAgent.profile(AgentRun.begin(agent)), runFile);
  }

  private boolean isDeploying() {
    return store.read(unit -> unit.deployments().busy(ORDERS)).isPresent();
  }

  private boolean isTicking() {
    return store
        .read(unit -> unit.timers().find(TICK))
        .orElseThrow()
        .isRunning(store.clock().instant());
  }

  @Test
  void what_the_run_before_held_is_free_at_once() throws Exception {
    try (Membership again = join("north", DEAD.id())) {
      assertFalse(isDeploying());
      assertFalse(isTicking());
    }
  }

  @Test
  void an_agent_of_another_name_takes_nothing_from_a_run_that_may_live() throws Exception {
    try (Membership copy = join("south", DEAD.id())) {
      assertTrue(isDeploying());
      assertTrue(isTicking());
    }
  }

  @Test
  void an_agent_with_another_data_folder_is_refused_and_takes_nothing() {
    IOException refused = assertThrows(IOException.class, () -> join("north", "another run"));
    assertEquals(
        "An agent named north runs already in this installation. Give this one another name with"
            + " NAME or MILLRACE_NAME.",
        refused.getMessage());
    assertTrue(isDeploying());
    assertTrue(isTicking());
  }
}
