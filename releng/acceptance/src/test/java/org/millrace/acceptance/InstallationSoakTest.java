package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.Deployment;

/**
 * An installation of three agents to which everything happens that an operator or a power cut can
 * do, in random order. North is never killed nor stopped: its callers must not notice anything.
 *
 * <p>{@code SOAK_SEED} repeats a run, {@code SOAK_MINUTES} says how long it takes (10).
 */
@Tag("soak")
class InstallationSoakTest {
  private static final String APP = "orders";
  private static final int KEPT = 5;

  private static final List<Deployment.State> RUNNING =
      Arrays.stream(Deployment.State.values()).filter(Deployment.State::isRunning).toList();

  @TempDir Path folder;
  private final Map<String, LiveAgent> agents = new LinkedHashMap<>();

  /** The answers that went live, by the number of their deployment. */
  private final TreeMap<Integer, String> lived = new TreeMap<>();

  private final List<Act> acts =
      List.of(
          this::deploy,
          this::deploy_what_is_broken,
          this::roll_back,
          this::set,
          this::drain,
          this::stop,
          this::kill,
          this::kill_while_it_deploys);

  private SharedDatabase database;
  private Diary diary;
  private Random random;
  private Load load;
  private String expected = "v0";
  private int versions;
  private int kills;

  /** Something that happens to an installation. */
  @FunctionalInterface
  private interface Act {
    void happen() throws Exception;
  }

  @BeforeEach
  void start() throws Exception {
    database = SharedDatabase.start(folder);
    for (String name : List.of("north", "south", "west")) {
      agents.put(name, database.agent(name));
    }
    diary = Diary.in(folder);
    north().deploy("clock", diary.clock("*/1 * * * * *"));
    north().deploy(APP, House.answering(folder, "v0"));
    lived.put(1, "v0");
    load = Load.on(url(north()), url(north()) + "?wait=300");
  }

  @AfterEach
  void stop_all() throws Exception {
    for (LiveAgent agent : agents.values()) {
      agent.close();
    }
    database.close();
  }

  @Test
  void callers_and_timers_do_not_notice() throws Exception {
    random = new Random(seed());
    long end = System.nanoTime() + Duration.ofMinutes(number("SOAK_MINUTES", 10)).toNanos();
    int steps = 0;
    while (System.nanoTime() < end) {
      acts.get(random.nextInt(acts.size())).happen();
      settle();
      steps++;
    }
    load.close();
    System.out.println(steps + " steps, " + load.calls() + " calls, " + diary.ends() + " timers");
    assertEquals(List.of(), load.failures(), "of " + load.calls() + " calls");
    diary.assertOneAtATime(kills);
    nothingIsLeft();
  }

  private static long seed() {
    long seed = number("SOAK_SEED", System.nanoTime());
    System.out.println("SOAK_SEED=" + seed + " repeats this run.");
    return seed;
  }

  private static long number(String variable, long otherwise) {
    String text = System.getenv(variable);
    return text == null ? otherwise : Long.parseLong(text);
  }

  private LiveAgent north() {
    return agents.get("north");
  }

  private String any() {
    return List.copyOf(agents.keySet()).get(random.nextInt(agents.size()));
  }

  /** One that may die. */
  private String victim() {
    return random.nextBoolean() ? "south" : "west";
  }

  private static String url(LiveAgent agent) throws IOException, InterruptedException {
    return agent.url(APP) + "/api/say";
  }

  /** Every agent answers with what is live, and the timer goes on. */
  private void settle() throws Exception {
    for (LiveAgent agent : agents.values()) {
      agent.await(expected, () -> agent.get(url(agent)).body().equals(expected));
    }
    long before = diary.ends();
    north().await("the timer to go on", () -> diary.ends() > before);
  }

  private void deploy() throws Exception {
    String answer = "v" + ++versions;
    agents.get(any()).deploy(APP, House.answering(folder, answer));
    live(answer);
  }

  private void live(String answer) throws IOException, InterruptedException {
    expected = answer;
    lived.put(newest().get("number").asInt(), answer);
    while (lived.size() > KEPT) {
      lived.pollFirstEntry();
    }
  }

  private JsonNode newest() throws IOException, InterruptedException {
    return north().read("apps/" + APP + "/deployments").get(0);
  }

  private void deploy_what_is_broken() throws Exception {
    Path broken = House.app(folder.resolve("broken.zip"), "anonymous", "module.exports = {{{");
    LiveAgent.Said said = agents.get(any()).say("deploy", APP, broken.toString());
    assertNotEquals(0, said.exit(), said.toString());
  }

  private void roll_back() throws Exception {
    List<Integer> numbers = List.copyOf(lived.keySet());
    int number = numbers.get(random.nextInt(numbers.size()));
    agents.get(any()).ask("rollback", APP, Integer.toString(number));
    live(lived.get(number));
  }

  private void set() throws Exception {
    agents.get(any()).ask("settings", "set", APP, "STEP=" + random.nextInt());
  }

  private void drain() throws Exception {
    String name = any();
    LiveAgent agent = agents.get(name);
    agent.ask("agents", "drain", name);
    agent.await(name + " to be drained", () -> state(name).equals("DRAINED"));
    agent.ask("agents", "undrain", name);
    agent.await(name + " to be back", () -> state(name).equals("READY"));
  }

  private String state(String name) throws IOException, InterruptedException {
    for (JsonNode agent : north().read("agents")) {
      if (agent.get("name").asText().equals(name)) {
        return agent.get("state").asText();
      }
    }
    return "";
  }

  private void stop() throws Exception {
    String name = victim();
    LiveAgent agent = agents.get(name);
    assertEquals(0, agent.stop(), agent.log());
    startAgain(name);
  }

  private void startAgain(String name) throws Exception {
    agents.get(name).close();
    agents.put(name, database.agent(name));
  }

  private void kill() throws Exception {
    String name = victim();
    agents.get(name).kill();
    kills++;
    settleWithout(name);
    startAgain(name);
  }

  /** Those that are left go on. */
  private void settleWithout(String name) throws Exception {
    LiveAgent dead = agents.remove(name);
    settle();
    agents.put(name, dead);
  }

  private void kill_while_it_deploys() throws Exception {
    String name = victim();
    LiveAgent agent = agents.get(name);
    String answer = "v" + ++versions;
    Path zip = House.answering(folder, answer);
    int before = newest().get("number").asInt();
    CompletableFuture<LiveAgent.Said> cut = CompletableFuture.supplyAsync(() -> said(agent, zip));
    Deployment.State moment = RUNNING.get(random.nextInt(RUNNING.size()));
    north().await(moment + " or later", () -> hasReached(moment, before));
    agent.kill();
    kills++;
    cut.join();
    startAgain(name);
    north().await("the record to end", () -> !newest().get("ended").isNull());
    JsonNode newest = newest();
    if (newest.get("number").asInt() > before && newest.get("state").asText().equals("LIVE")) {
      live(answer);
    }
  }

  /** Whether a deployment after that one is so far, or has ended. */
  private boolean hasReached(Deployment.State moment, int before)
      throws IOException, InterruptedException {
    JsonNode newest = newest();
    return newest.get("number").asInt() > before
        && Deployment.State.valueOf(newest.get("state").asText()).compareTo(moment) >= 0;
  }

  private static LiveAgent.Said said(LiveAgent agent, Path zip) {
    try {
      return agent.say("deploy", APP, zip.toString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void nothingIsLeft() throws Exception {
    for (Map.Entry<String, LiveAgent> agent : agents.entrySet()) {
      assertEquals(0, agent.getValue().stop(), agent.getValue().log());
      Path data = database.data(agent.getKey());
      assertEquals(List.of(), Leftovers.processes(data));
      assertEquals(List.of(), Leftovers.files(data));
    }
  }
}
