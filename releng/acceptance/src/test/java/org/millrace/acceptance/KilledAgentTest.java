package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
  private Path data;
  private Path jar;
  private Path set;

  @BeforeEach
  void make_a_trap() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    jar = KillTrap.jar(folder.resolve("trap.jar"));
    set = folder.resolve("set");
  }

  @AfterEach
  void nothing_is_left() throws Exception {
    assertEquals(List.of(), Leftovers.processes(data));
    assertEquals(List.of(), Leftovers.files(data));
  }

  private LiveAgent startWithTrap(Failpoint point) throws Exception {
    return LiveAgent.start(data, "ISOLATION=process", KillTrap.setting(jar, point, set));
  }

  private LiveAgent startAgain() throws Exception {
    return LiveAgent.start(data, "ISOLATION=process");
  }

  private void awaitDeath(LiveAgent agent) throws Exception {
    agent.awaitEnd();
    Files.delete(set);
  }

  @Test
  void a_deployment_that_is_cut_off_leaves_the_old_version_or_the_new_one() throws Exception {
    Set<Failpoint> points = EnumSet.copyOf(BEFORE);
    points.addAll(AFTER);
    for (Failpoint point : points) {
      cutOff(point);
    }
    try (LiveAgent agent = startAgain()) {
      for (Failpoint point : points) {
        itWorksAgain(agent, point);
      }
      agent.await(
          "one worker each, none of the lives before",
          () -> Leftovers.processes(data).size() == points.size());
      assertEquals(0, agent.stop(), agent.log());
    }
  }

  private static String app(Failpoint point) {
    return point.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void cutOff(Failpoint point) throws Exception {
    try (LiveAgent agent = startWithTrap(point)) {
      agent.ask("deploy", app(point), version("one").toString(), "--create");
      Files.createFile(set);
      LiveAgent.Said cut = agent.say("deploy", app(point), version("two").toString());
      assertNotEquals(0, cut.exit(), cut.toString());
      awaitDeath(agent);
    }
  }

  private static void itWorksAgain(LiveAgent agent, Failpoint point) throws Exception {
    String url = agent.url(app(point)) + "/api/say";
    String path = "apps/" + app(point) + "/deployments";
    agent.await(point + "'s record to end", () -> !newest(agent, path).get("ended").isNull());
    assertEquals(AFTER.contains(point) ? "two" : "one", agent.get(url).body(), point.name());
    assertEquals(
        AFTER.contains(point) ? "LIVE" : "FAILED",
        newest(agent, path).get("state").asText(),
        point.name());
    agent.ask("deploy", app(point), version(agent.data(), "three").toString());
    assertEquals("three", agent.get(url).body(), point.name());
  }

  private static JsonNode newest(LiveAgent agent, String path)
      throws IOException, InterruptedException {
    return agent.read(path).get(0);
  }

  private Path version(String answer) throws IOException {
    return version(data, answer);
  }

  private static Path version(Path data, String answer) throws IOException {
    return House.app(
        data.resolveSibling(answer + ".zip"),
        "anonymous",
        "module.exports = async context => { context.res = { body: '" + answer + "' }; };");
  }

  @ParameterizedTest
  @EnumSource(names = {"INVOCATION_SENT", "INVOCATION_ANSWERED"})
  void an_invocation_that_is_cut_off_is_lost_to_its_caller_alone(Failpoint point) throws Exception {
    try (LiveAgent agent = startWithTrap(point)) {
      agent.ask("deploy", "orders", version("one").toString(), "--create");
      String url = agent.url("orders") + "/api/say";
      Files.createFile(set);
      assertThrows(IOException.class, () -> agent.get(url));
      awaitDeath(agent);
    }
    try (LiveAgent agent = startAgain()) {
      assertEquals("one", agent.get(agent.url("orders") + "/api/say").body());
      assertEquals(0, agent.stop(), agent.log());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMER_CLAIMED", "INVOCATION_SENT", "TIMER_ENDED"})
  void a_due_time_that_is_cut_off_is_run_again_and_succeeds_once(Failpoint point) throws Exception {
    Path diary = Files.createFile(folder.resolve("diary"));
    try (LiveAgent agent = startWithTrap(point)) {
      agent.ask("deploy", "clock", clock(diary).toString(), "--create");
      agent.await("two runs", () -> ends(diary) >= 2);
      Files.createFile(set);
      awaitDeath(agent);
    }
    for (ProcessHandle worker : Leftovers.processes(data)) {
      worker.onExit().get(10, TimeUnit.SECONDS); // it sees by itself that its agent is gone
    }
    List<String> before = Files.readAllLines(diary);
    try (LiveAgent agent = startAgain()) {
      agent.await("two further runs", () -> ends(diary) >= ends(before) + 2);
      assertEquals(0, agent.stop(), agent.log());
    }
    List<String> after = Files.readAllLines(diary);
    after = after.subList(before.size(), after.size());
    String again = after.getFirst();
    assertTrue(again.startsWith("start ") && again.endsWith(" true"), "not past due: " + after);
    assertEquals(List.of(), startsWithinRuns(after));
    assertEquals(List.of(), startsWithinRuns(before));
    try (LiveAgent agent = startAgain()) {
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
    for (JsonNode run : agent.ask("invocations", "list", "clock", "--limit", "1000")) {
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
