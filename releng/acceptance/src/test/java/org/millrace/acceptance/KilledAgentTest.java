package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millrace.host.port.Failpoint;

/** Agents that are killed in each state that matters, and started again. */
class KilledAgentTest {
  /** From where on the new version answers. */
  private static final Set<Failpoint> AFTER =
      EnumSet.of(Failpoint.REVISION_LIVE, Failpoint.REVISION_SERVING);

  private static final Set<Failpoint> BEFORE =
      EnumSet.range(Failpoint.DEPLOYMENT_STARTED, Failpoint.REVISION_LOADED);

  @TempDir Path folder;
  private TrappedAgent trapped;

  @BeforeEach
  void make_a_trap() throws Exception {
    trapped = new TrappedAgent(folder, "ISOLATION=process");
  }

  @AfterEach
  void nothing_is_left() throws Exception {
    trapped.assertNothingIsLeft();
  }

  @Test
  void a_deployment_that_is_cut_off_leaves_the_old_version_or_the_new_one() throws Exception {
    Set<Failpoint> points = EnumSet.copyOf(BEFORE);
    points.addAll(AFTER);
    for (Failpoint point : points) {
      trapped.cutOffDeployment(point);
    }
    try (LiveAgent agent = trapped.startAgain()) {
      for (Failpoint point : points) {
        itWorksAgain(agent, point);
      }
      agent.await(
          "one worker each, none of the lives before",
          () -> Leftovers.processes(trapped.data()).size() == points.size());
      assertEquals(0, agent.stop(), agent.log());
    }
  }

  private void itWorksAgain(LiveAgent agent, Failpoint point) throws Exception {
    String url = agent.url(TrappedAgent.app(point)) + "/api/say";
    String path = "apps/" + TrappedAgent.app(point) + "/deployments";
    agent.await(point + "'s record to end", () -> !newest(agent, path).get("ended").isNull());
    assertEquals(AFTER.contains(point) ? "two" : "one", agent.get(url).body(), point.name());
    assertEquals(
        AFTER.contains(point) ? "LIVE" : "FAILED",
        newest(agent, path).get("state").asText(),
        point.name());
    agent.deploy(TrappedAgent.app(point), trapped.version("three"));
    assertEquals("three", agent.get(url).body(), point.name());
  }

  private static JsonNode newest(LiveAgent agent, String path)
      throws IOException, InterruptedException {
    return agent.read(path).get(0);
  }

  @Test
  void an_invocation_that_is_cut_off_is_lost_to_its_caller_alone() throws Exception {
    List<Failpoint> points = List.of(Failpoint.INVOCATION_SENT, Failpoint.INVOCATION_ANSWERED);
    for (Failpoint point : points) {
      trapped.cutOffInvocation(point);
    }
    try (LiveAgent agent = trapped.startAgain()) {
      for (Failpoint point : points) {
        String url = agent.url(TrappedAgent.app(point)) + "/api/say";
        assertEquals("one", agent.get(url).body(), point.name());
      }
      assertEquals(0, agent.stop(), agent.log());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMER_CLAIMED", "INVOCATION_SENT", "TIMER_ENDED"})
  void a_due_time_that_is_cut_off_is_run_again_and_succeeds_once(Failpoint point) throws Exception {
    Diary diary = Diary.in(folder);
    try (LiveAgent agent = trapped.start(point)) {
      agent.deploy("clock", diary.clock("*/1 * * * * *"));
      agent.await("two runs", () -> diary.ends() >= 2);
      trapped.set();
      trapped.awaitDeath(agent);
    }
    for (ProcessHandle worker : Leftovers.processes(trapped.data())) {
      worker.onExit().get(10, TimeUnit.SECONDS); // it sees by itself that its agent is gone
    }
    List<String> before = diary.lines();
    try (LiveAgent agent = trapped.startAgain()) {
      agent.await("two further runs", () -> diary.ends() >= Diary.ends(before) + 2);
      List<String> all = diary.lines();
      List<String> after = all.subList(before.size(), all.size());
      String again = after.getFirst();
      assertTrue(again.startsWith("start ") && again.endsWith(" true"), "not past due: " + after);
      assertEquals(List.of(), Diary.startsWithinRuns(after));
      assertEquals(List.of(), Diary.startsWithinRuns(before));
      Set<String> succeeded = succeeded(agent);
      assertTrue(succeeded.contains(Diary.id(again)), succeeded + " without " + again);
      boolean started = point != Failpoint.TIMER_CLAIMED;
      assertFalse(started && succeeded.contains(Diary.id(before.getLast())), "two successes");
      assertEquals(0, agent.stop(), agent.log());
    }
  }

  private static Set<String> succeeded(LiveAgent agent) throws IOException, InterruptedException {
    Set<String> ids = new HashSet<>();
    for (JsonNode run : agent.read("apps/clock/invocations?limit=1000")) {
      if (run.get("outcome").asText().equals("SUCCEEDED")) {
        ids.add(run.get("id").asText());
      }
    }
    return ids;
  }
}
