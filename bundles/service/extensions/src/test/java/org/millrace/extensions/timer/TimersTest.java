package org.millrace.extensions.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.ScriptHost;
import org.millrace.host.ScriptHostSpec;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.fake.FakeWorker;
import org.millrace.host.fake.FakeWorkerChannels;
import org.millrace.host.fake.RecordingSink;
import org.millrace.host.port.Datum;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.TimerLedger;
import org.millrace.host.port.TimerLedger.Entry;
import org.millrace.host.port.TimerLedger.Plan;
import org.millrace.host.port.TimerLedger.TimerName;
import org.millrace.store.InstallationKind;
import org.millrace.store.NewInstallation;
import org.millrace.store.Store;
import org.millrace.store.TimerBook;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.sql.DatabaseConfig;

/** Timers on a real store, with scripted functions. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimersTest {
  private static final TimerName TICK = new TimerName(FakeHost.APP, "tick");
  private static final String OFTEN = "*/2 * * * * *";
  private static final String SELDOM = "0 0 0 1 1 *";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<Agent> agents = new ArrayList<>();
  private final BlockingQueue<InvocationRequest> calls = new LinkedBlockingQueue<>();
  private volatile CompletionStage<InvocationResult> answer =
      CompletableFuture.completedFuture(FakeWorker.returning(Datum.NONE));
  private Store store;
  private TimerLedger ledger;

  @BeforeEach
  void open() throws Exception {
    store =
        Store.open(
            DatabaseConfig.embedded(folder),
            new InstallationKey(folder.resolve("installation.key")),
            new NewInstallation("test", InstallationKind.TEST),
            Clock.systemUTC());
    store.run(unit -> unit.apps().create(FakeHost.APP));
    ledger = new TimerBook(store);
  }

  @AfterEach
  void close() {
    agents.forEach(Agent::close);
    clock.shutdownNow();
    store.close();
  }

  /** An agent that serves what the test tells it to. */
  private final class Agent implements AutoCloseable {
    private final String name;
    private final List<ScriptHost> serving = new CopyOnWriteArrayList<>();
    private final Timers timers;
    private FakeHost fake;

    Agent(String name) {
      this.name = name;
      this.timers = new Timers(() -> serving, ledger, new RecordingSink(), name);
      agents.add(this);
    }

    Agent serve(int revision, String binding, Set<String> disabled) throws Exception {
      FakeWorker worker =
          new FakeWorker()
              .indexes(
                  FakeFunctions.function(
                      "tick",
                      "{\"type\":\"timerTrigger\",\"direction\":\"in\",\"name\":\"timer\","
                          + binding
                          + "}"),
                  FakeFunctions.http("hello"))
              .onLater(
                  "tick",
                  request -> {
                    calls.add(request);
                    return answer;
                  });
      Path home = folder.resolve(name + revision);
      fake = new FakeHost(home, new FakeWorkerChannels(worker));
      ScriptHost host =
          fake.factory(clock)
              .create(
                  new ScriptHostSpec(
                      FakeHost.APP,
                      revision,
                      fake.app(),
                      home.resolve("home"),
                      home.resolve("slots"),
                      Map.of("FUNCTIONS_WORKER_RUNTIME", "node", "TZ", "UTC"),
                      disabled,
                      Sandbox.Limits.NONE));
      host.start().toCompletableFuture().get(20, TimeUnit.SECONDS);
      serving.clear();
      serving.add(host);
      return this;
    }

    Agent start() {
      timers.start();
      return this;
    }

    @Override
    public void close() {
      timers.stopClaiming();
      serving.forEach(host -> host.drain(Duration.ofSeconds(5)).toCompletableFuture().join());
      serving.forEach(ScriptHost::stop);
      serving.clear();
      timers.close();
    }
  }

  private Agent agent(String name, String schedule) throws Exception {
    return new Agent(name).serve(1, "\"schedule\":\"" + schedule + "\"", Set.of());
  }

  private InvocationRequest nextCall() throws InterruptedException {
    InvocationRequest call = calls.poll(20, TimeUnit.SECONDS);
    assertNotNull(call, "no timer fired");
    return call;
  }

  private static JsonNode value(InvocationRequest call) throws Exception {
    Datum.Json json = (Datum.Json) call.inputs().get("timer");
    return new ObjectMapper().readTree(json.value());
  }

  private static boolean isPastDue(InvocationRequest call) throws Exception {
    return value(call).get("IsPastDue").asBoolean();
  }

  /** When it fired, in seconds. */
  private static long second(InvocationRequest call) {
    Datum.Text text = (Datum.Text) call.triggerMetadata().get("TimerTrigger");
    return LocalDateTime.parse(text.value(), DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss"))
        .toEpochSecond(ZoneOffset.UTC);
  }

  private Entry await(String what, java.util.function.Predicate<Entry> condition)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < end) {
      var entry = ledger.find(TICK);
      if (entry.isPresent() && condition.test(entry.get())) {
        return entry.get();
      }
      assertNull(calls.poll(50, TimeUnit.MILLISECONDS), "fired while waiting for " + what);
    }
    throw new AssertionError("waited too long for " + what);
  }

  /** A timer that was due some time ago, as another life of the installation left it. */
  private Entry leftBehind(String schedule, Duration ago) {
    Instant due = ledger.now().minus(ago);
    ledger.create(TICK, new Plan(1, schedule + " UTC"), due);
    return ledger.find(TICK).orElseThrow();
  }

  @Test
  void two_agents_fire_each_due_time_once_and_leave_none_out_when_one_stops() throws Exception {
    Agent north = agent("north", OFTEN).start();
    agent("south", OFTEN).start();
    List<Long> fired = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      fired.add(second(nextCall()) / 2);
    }

    north.close();
    for (int i = 0; i < 3; i++) {
      fired.add(second(nextCall()) / 2);
    }

    List<Long> everyOne =
        java.util.stream.LongStream.range(fired.getFirst(), fired.getFirst() + 6).boxed().toList();
    assertEquals(everyOne, fired);
  }

  @Test
  void the_next_run_waits_for_the_end_of_the_one_before_and_what_was_missed_collapses()
      throws Exception {
    CompletableFuture<InvocationResult> slow = new CompletableFuture<>();
    answer = slow;
    agent("north", OFTEN).start();
    agent("south", OFTEN).start();
    long first = second(nextCall());
    assertNull(calls.poll(5, TimeUnit.SECONDS), "a second run began");

    answer = CompletableFuture.completedFuture(FakeWorker.returning(Datum.NONE));
    slow.complete(FakeWorker.returning(Datum.NONE));

    InvocationRequest late = nextCall();
    assertTrue(second(late) - first >= 4);
    assertEquals(false, isPastDue(late));
    long after = second(nextCall());
    assertTrue(after - second(late) <= 2 && after % 2 == 0, "back on its grid");
  }

  @Test
  void what_was_missed_while_nobody_lived_is_one_late_run() throws Exception {
    Entry left = leftBehind("00:01:00", MINUTE.multipliedBy(3).minusSeconds(30));
    agent("north", "00:01:00").start();

    JsonNode value = value(nextCall());
    assertEquals(true, value.get("IsPastDue").asBoolean());
    assertEquals(false, value.get("Schedule").get("AdjustForDST").asBoolean());
    JsonNode status = value.get("ScheduleStatus");
    assertEquals("0001-01-01T00:00:00+00:00", status.get("Last").asText());
    assertEquals(
        left.due(), java.time.OffsetDateTime.parse(status.get("Next").asText()).toInstant());
    Entry next = await("the end of the run", entry -> entry.last().isPresent());
    assertTrue(next.due().isAfter(ledger.now()));
  }

  @Test
  void a_run_that_was_cut_off_by_its_agent_s_death_is_repeated_as_late() throws Exception {
    ledger.claim(leftBehind(OFTEN, Duration.ofSeconds(3)), "the dead", Duration.ofSeconds(1));
    agent("north", OFTEN).start();

    assertEquals(true, isPastDue(nextCall()));
    assertEquals(false, isPastDue(nextCall()));
  }

  @Test
  void a_failing_function_does_not_end_its_schedule() throws Exception {
    answer =
        CompletableFuture.completedFuture(new InvocationResult.Failure("Error", "no luck", ""));
    agent("north", OFTEN).start();

    nextCall();
    nextCall();
  }

  @Test
  void a_disabled_function_does_not_fire() throws Exception {
    leftBehind(OFTEN, MINUTE);
    new Agent("north").serve(1, "\"schedule\":\"" + OFTEN + "\"", Set.of("tick")).start();

    assertNull(calls.poll(3, TimeUnit.SECONDS));
  }

  @Test
  void a_timer_may_run_when_a_revision_starts_and_only_once_in_the_installation() throws Exception {
    String binding = "\"schedule\":\"" + SELDOM + "\",\"runOnStartup\":true";
    new Agent("north").serve(1, binding, Set.of()).start();
    InvocationRequest call = nextCall();
    assertEquals(false, isPastDue(call));
    assertTrue(
        value(call).get("ScheduleStatus").get("Next").asText().endsWith("-01-01T00:00:00+00:00"));

    Agent south = new Agent("south").serve(1, binding, Set.of()).start();
    assertNull(calls.poll(2, TimeUnit.SECONDS));

    south.serve(2, binding, Set.of());
    nextCall();
  }

  @Test
  void an_old_revision_is_silent_once_a_new_one_has_the_timer() throws Exception {
    agent("north", OFTEN).start();
    nextCall();
    new Agent("south").serve(2, "\"schedule\":\"" + SELDOM + "\"", Set.of()).start();

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (ledger.find(TICK).orElseThrow().plan().revision() < 2 && System.nanoTime() < end) {
      calls.poll(50, TimeUnit.MILLISECONDS);
    }
    calls.clear();

    Entry taken = ledger.find(TICK).orElseThrow();
    assertEquals(2, taken.plan().revision());
    assertTrue(
        taken.due().isAfter(ledger.now().plusSeconds(10))
            || taken.due().toString().contains("-01-01T"));
    assertNull(calls.poll(4, TimeUnit.SECONDS));
  }
}
