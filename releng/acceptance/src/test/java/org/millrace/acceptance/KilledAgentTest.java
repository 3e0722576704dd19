package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.millrace.model.ZipForge;

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
    Path diary = Files.createFile(folder.resolve("diary"));
    try (LiveAgent agent = trapped.start(point)) {
      agent.deploy("clock", clock(diary));
      agent.await("two runs", () -> ends(diary) >= 2);
      trapped.set();
      trapped.awaitDeath(agent);
    }
    for (ProcessHandle worker : Leftovers.processes(trapped.data())) {
      worker.onExit().get(10, TimeUnit.SECONDS); // it sees by itself that its agent is gone
    }
    List<String> before = Files.readAllLines(diary);
    try (LiveAgent agent = trapped.startAgain()) {
      agent.await("two further runs", () -> ends(diary) >= ends(before) + 2);
      List<String> all = Files.readAllLines(diary);
      List<String> after = all.subList(before.size(), all.size());
      String again = after.getFirst();
      assertTrue(again.startsWith("start ") && again.endsWith(" true"), "not past due: " + after);
      assertEquals(List.of(), startsWithinRuns(after));
      assertEquals(List.of(), startsWithinRuns(before));
      Set<String> succeeded = succeeded(agent);
      assertTrue(succeeded.contains(id(again)), succeeded + " without " + again);
      boolean started = point != Failpoint.TIMER_CLAIMED;
      assertFalse(started && succeeded.contains(id(before.getLast())), "two successes");
      assertEquals(0, agent.stop(), agent.log());
    }
  }

  private static long ends(Path diary) throws IOException {
    return ends(Files.readAllLines(diary));
  }

  private static long ends(List<String> diary) {
    return diary.stream().filter(line -> line.startsWith("end ")).count();
  }

  private static String id(String line) {
    return line.split(" ")[1];
  }

  private static List<String> startsWithinRuns(List<String> diary) {
    List<String> found = new ArrayList<>();
    for (int i = 1; i < diary.size(); i++) {
      if (diary.get(i).startsWith("start ") && diary.get(i - 1).startsWith("start ")) {
        found.add(diary.get(i));
      }
    }
    return found;
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

  /** Each run notes its beginning, whether it comes late, and its end. */
  private Path clock(Path diary) throws IOException {
    byte[] zip =
        new ZipForge()
            .file("host.json", "{\"version\":\"2.0\"}")
            .file(
                "tick/function.json",
                """
                {"bindings":[{"type":"timerTrigger","direction":"in","name":"timer",
                  "schedule":"*/1 * * * * *"}]}
                """)
            .file(
                "tick/index.js",
                """
                const note = (...words) =>
                  require('fs').appendFileSync('%s', words.join(' ') + '\\n');
                module.exports = async (context, timer) => {
                  note('start', context.invocationId, timer.isPastDue);
                  await new Promise(done => setTimeout(done, 200));
                  note('end', context.invocationId);
                };
                """
                    .formatted(diary))
            .bytes();
    return Files.write(folder.resolve("clock.zip"), zip);
  }
}
