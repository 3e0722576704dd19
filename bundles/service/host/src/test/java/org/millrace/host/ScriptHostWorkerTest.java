package org.millrace.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.fake.FakeWorker;
import org.millrace.host.port.Datum;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.InvocationSink.Outcome;
import org.millrace.host.port.WorkerListener.Category;
import org.millrace.host.port.WorkerListener.Level;
import org.millrace.host.port.WorkerListener.Line;

/** What a script host does about workers, callers and time that run out. */
class ScriptHostWorkerTest extends ScriptHostFixture {
  @Test
  void a_function_over_its_time_is_500_at_once_and_its_worker_is_replaced() throws Exception {
    prepare(
        new FakeWorker()
            .indexes(FakeFunctions.http("hello"), FakeFunctions.http("slow"))
            .on("hello", request -> FakeWorker.returning(Datum.NONE))
            .onLater("slow", request -> new CompletableFuture<>()));
    fake.file("host.json", "{\"version\":\"2.0\",\"functionTimeout\":\"00:00:02\"}");
    startNow();
    CompletableFuture<HttpAnswer> answer = send(FakeHost.get("/api/slow"));
    timer.advance(Duration.ofMillis(1900));
    assertFalse(answer.isDone());
    timer.advance(Duration.ofMillis(600));
    assertEquals(500, answer.join().status());
    assertEquals(Outcome.TIMED_OUT, fake.sink().last().outcome());
    FakeWorker.Channel old = fake.channels().channels().getFirst();
    assertEquals(1, old.cancelled().size());
    await(() -> fake.channels().channels().size() == 2);
    assertEquals(204, send(FakeHost.get("/api/hello")).get(10, TimeUnit.SECONDS).status());
    assertEquals(1, fake.channels().latest().requests().size());
    assertTrue(old.process().isRunning());
    timer.advance(Duration.ofSeconds(10));
    await(() -> !old.process().isRunning());
  }

  @Test
  void a_worker_that_dies_fails_what_it_ran_and_the_next_request_waits_for_another()
      throws Exception {
    prepare(
        new FakeWorker()
            .indexes(FakeFunctions.http("hello"), FakeFunctions.http("slow"))
            .on("hello", request -> FakeWorker.returning(Datum.NONE))
            .onLater("slow", request -> new CompletableFuture<>()));
    startNow();
    CompletableFuture<HttpAnswer> running = send(FakeHost.get("/api/slow"));
    fake.channels().latest().process().print(true, "Error: uncaught");
    fake.channels().latest().process().exit(1);
    assertEquals(500, running.get(10, TimeUnit.SECONDS).status());
    CompletableFuture<HttpAnswer> next = send(FakeHost.get("/api/hello"));
    timer.advance(Duration.ZERO);
    assertEquals(204, next.get(10, TimeUnit.SECONDS).status());
    assertTrue(fake.sink().last().cold());
    assertEquals(2, fake.channels().channels().size());
    assertEquals(ScriptHostState.RUNNING, host.state());
  }

  @Test
  void a_worker_that_keeps_dying_puts_the_host_in_error() throws Exception {
    start(hello(request -> FakeWorker.returning(Datum.NONE)));
    for (int death = 1; death <= 3; death++) {
      int processes = death;
      await(() -> fake.channels().channels().size() == processes);
      assertEquals(204, get("/api/hello").status());
      long before = timer.pending();
      fake.channels().latest().process().exit(1);
      // The next start has to be on the timer before its time comes; the third death makes none.
      await(() -> timer.pending() > before || host.state() == ScriptHostState.ERROR);
      timer.advance(Duration.ofSeconds(11));
    }
    await(() -> host.state() == ScriptHostState.ERROR);
    assertEquals(503, get("/api/hello").status());
    assertTrue(
        fake.sink().lines().stream()
            .anyMatch(line -> line.message().contains("not started again after 3 errors")));
  }

  @Test
  void a_worker_whose_conversation_breaks_off_is_ended_and_replaced() throws Exception {
    start(hello(request -> FakeWorker.returning(Datum.NONE)));
    FakeWorker.Channel broken = fake.channels().latest();
    broken.close("connection reset");
    await(() -> !broken.process().isRunning());
    CompletableFuture<HttpAnswer> next = send(FakeHost.get("/api/hello"));
    await(() -> {
      timer.advance(Duration.ZERO);
      return next.isDone();
    });
    assertEquals(204, next.join().status());
  }

  @Test
  void as_many_processes_as_are_asked_for_share_the_work() throws Exception {
    prepare(
        new FakeWorker()
            .indexes(FakeFunctions.http("slow"))
            .onLater("slow", request -> new CompletableFuture<>()));
    fake.setting("FUNCTIONS_WORKER_PROCESS_COUNT", "3");
    startNow();
    assertEquals(1, fake.channels().channels().size());
    timer.advance(Duration.ofSeconds(10));
    await(() -> fake.channels().channels().size() == 2);
    timer.advance(Duration.ofSeconds(10));
    await(() -> fake.channels().channels().size() == 3);
    await(() -> fake.channels().latest().loaded().contains("slow"));
    await(() -> {
      send(FakeHost.get("/api/slow"));
      return fake.channels().channels().stream().allMatch(c -> c.inFlight() >= 2);
    });
    var loads = fake.channels().channels().stream().mapToInt(FakeWorker.Channel::inFlight);
    assertTrue(loads.summaryStatistics().getMin() >= 2);
  }

  @Test
  void a_caller_who_goes_away_is_told_to_the_worker() throws Exception {
    start(
        new FakeWorker()
            .indexes(FakeFunctions.http("slow"))
            .onLater("slow", request -> new CompletableFuture<>()));
    CompletableFuture<HttpAnswer> answer = send(FakeHost.get("/api/slow"));
    answer.cancel(false);
    assertEquals(1, fake.channels().latest().cancelled().size());
    assertEquals(Outcome.CANCELLED, fake.sink().last().outcome());
    assertEquals(0, host.inFlight());
  }

  @Test
  void draining_takes_nothing_new_and_waits_for_the_rest() throws Exception {
    CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    start(new FakeWorker().indexes(FakeFunctions.http("slow")).onLater("slow", request -> result));
    CompletableFuture<HttpAnswer> answer = send(FakeHost.get("/api/slow"));
    var drained = host.drain(Duration.ofSeconds(10)).toCompletableFuture();
    assertTrue(host.enter().isEmpty());
    assertFalse(drained.isDone());
    result.complete(FakeWorker.returning(Datum.NONE));
    assertEquals(204, answer.join().status());
    assertTrue(drained.isDone());
  }

  @Test
  void who_came_in_before_the_draining_is_answered_and_waited_for() throws Exception {
    start(hello(request -> FakeWorker.returning(Datum.NONE)));
    Visit visit = host.enter().orElseThrow();
    var drained = host.drain(Duration.ofSeconds(10)).toCompletableFuture();
    assertFalse(drained.isDone());
    assertEquals(
        204, visit.handle(FakeHost.get("/api/hello")).toCompletableFuture().join().status());
    visit.leave();
    visit.leave();
    assertTrue(drained.isDone());
  }

  @Test
  void draining_ends_at_its_limit() throws Exception {
    start(
        new FakeWorker()
            .indexes(FakeFunctions.http("slow"))
            .onLater("slow", request -> new CompletableFuture<>()));
    send(FakeHost.get("/api/slow"));
    var drained = host.drain(Duration.ofSeconds(10)).toCompletableFuture();
    timer.advance(Duration.ofSeconds(10));
    assertTrue(drained.isDone());
  }

  @Test
  void limits_of_host_json_refuse_and_queue() throws Exception {
    prepare(
        new FakeWorker()
            .indexes(FakeFunctions.http("slow"))
            .onLater("slow", request -> new CompletableFuture<>()));
    fake.file(
        "host.json",
        "{\"version\":\"2.0\",\"extensions\":{\"http\":{\"maxOutstandingRequests\":2,\"maxConcurrentRequests\":1}}}");
    startNow();
    CompletableFuture<HttpAnswer> first = send(FakeHost.get("/api/slow"));
    CompletableFuture<HttpAnswer> second = send(FakeHost.get("/api/slow"));
    HttpAnswer third = get("/api/slow");
    assertEquals(429, third.status());
    assertEquals("1", header(third, "X-FUNCTION-SCALEOUT"));
    assertEquals(1, fake.channels().latest().inFlight());
    first.cancel(false);
    assertFalse(second.isDone());
    await(() -> fake.channels().latest().requests().size() == 2);
  }

  @Test
  void log_lines_are_sorted_filtered_and_told_once() throws Exception {
    prepare(
        new FakeWorker()
            .indexes(FakeFunctions.http("slow"))
            .onLater("slow", request -> new CompletableFuture<>()));
    fake.file(
        "host.json", "{\"version\":\"2.0\",\"logging\":{\"logLevel\":{\"Worker\":\"Warning\"}}}");
    startNow();
    send(FakeHost.get("/api/slow"));
    FakeWorker.Channel worker = fake.channels().latest();
    String id = worker.requests().getFirst().invocationId();
    worker.listener().log(line(id, "x", Level.INFORMATION, Category.USER, "", "hi", "Error: e"));
    worker.listener().log(line(id, "x", Level.DEBUG, Category.USER, "", "debug", ""));
    worker.listener().log(line("", "x", Level.INFORMATION, Category.SYSTEM, "", "noise", ""));
    worker
        .listener()
        .log(
            line(
                id,
                "Microsoft.Azure.Functions.Worker.FunctionsApplication",
                Level.ERROR,
                Category.USER,
                "InvocationError",
                "twice",
                ""));
    worker.process().print(false, "printed");
    worker.process().print(true, "LanguageWorkerConsoleLog[error] worker broke");
    var lines = fake.sink().lines();
    assertEquals(
        java.util.List.of(
            "Function.slow.User|slow|hi\nError: e",
            "Host.Function.Console||printed",
            "Worker||[error] worker broke"),
        lines.stream().map(l -> l.category() + "|" + l.function() + "|" + l.message()).toList());
    assertEquals(Level.ERROR, lines.getLast().level());
  }

  @Test
  void a_worker_that_answers_http_itself_is_refused_until_there_is_a_way() throws Exception {
    prepare(hello(request -> FakeWorker.returning(Datum.NONE)).can("HttpUri", "http://x:1/"));
    assertTrue(failure().getMessage().contains("HttpUri"));
  }

  private static Line line(
      String id,
      String category,
      Level level,
      Category kind,
      String event,
      String message,
      String exception) {
    return new Line(java.time.Instant.EPOCH, id, category, level, kind, event, message, exception);
  }
}
