package org.millrace.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.fake.FakeWorker;
import org.millrace.host.fake.FakeWorkerChannels;
import org.millrace.host.fake.ManualTimer;
import org.millrace.host.port.Body;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.InvocationSink.Outcome;
import org.millrace.host.port.WorkerListener.Category;
import org.millrace.host.port.WorkerListener.Level;
import org.millrace.host.port.WorkerListener.Line;

class ScriptHostTest {
  private static final Header MASTER = new Header("x-functions-key", "the-master-key");
  private static final String QUEUE =
      "{\"type\":\"queueTrigger\",\"direction\":\"in\",\"name\":\"item\"}";

  @TempDir Path folder;
  private final ManualTimer timer = new ManualTimer();
  private FakeHost fake;
  private ScriptHost host;

  @AfterEach
  void stop() {
    if (host != null) {
      host.stop();
    }
  }

  @Test
  void a_host_runs_its_functions_and_reports_each_call() throws Exception {
    start(hello(request -> FakeWorker.returning(new Datum.Text("hi"))));
    assertEquals(ScriptHostState.RUNNING, host.state());
    HttpAnswer answer = get("/api/hello?name=x");
    assertEquals(200, answer.status());
    assertEquals("hi", body(answer));
    var ended = fake.sink().last();
    assertEquals("hello", ended.function());
    assertEquals("httpTrigger", ended.trigger());
    assertEquals(Outcome.SUCCEEDED, ended.outcome());
    assertEquals(200, ended.status());
    assertEquals(7, ended.revision());
    assertFalse(ended.cold());
  }

  @Test
  void the_worker_gets_its_slot_home_and_environment() throws Exception {
    start(hello(request -> FakeWorker.returning(Datum.NONE)));
    var launch = fake.channels().sandbox().launched().getFirst().launch();
    assertEquals("node", launch.command().getFirst());
    assertEquals(fake.app(), launch.workingDirectory());
    assertTrue(launch.writable().contains(folder.resolve("home")));
    assertFalse(launch.writable().contains(fake.app()));
    assertEquals("orders", launch.environment().get("WEBSITE_SITE_NAME"));
    host.stop();
    assertEquals(ScriptHostState.STOPPED, host.state());
    assertFalse(fake.channels().sandbox().launched().getFirst().isRunning());
    try (var slots = java.nio.file.Files.list(folder.resolve("slots"))) {
      assertEquals(0, slots.count());
    }
  }

  @Test
  void function_json_files_are_loaded_where_the_worker_finds_none_itself() throws Exception {
    prepare(new FakeWorker().on("*", request -> FakeWorker.returning(new Datum.Text("v3"))));
    fake.file("Good/index.js", "")
        .file(
            "Good/function.json",
            "{\"disabled\":true,\"bindings\":[{\"type\":\"httpTrigger\",\"name\":\"req\",\"direction\":\"in\",\"authLevel\":\"anonymous\"},"
                + "{\"type\":\"http\",\"name\":\"$return\",\"direction\":\"out\"}]}")
        .file("Bad/function.json", "{\"bindings\":[");
    LoadReport report = startNow();
    assertEquals(2, report.functions().size());
    assertTrue(report.functions().getFirst().error().contains("not valid JSON"));
    assertTrue(
        report.warnings().stream()
            .anyMatch(text -> text.contains("disabled, which has no effect")));
    assertEquals("v3", body(get("/api/good")));
    assertEquals(404, get("/api/Bad").status());
  }

  @Test
  void a_function_that_cannot_be_loaded_answers_500_and_the_others_run() throws Exception {
    FakeWorker worker =
        hello(request -> FakeWorker.returning(Datum.NONE))
            .indexes(FakeFunctions.http("broken"))
            .failsToLoad("broken", "Cannot find module 'x'");
    LoadReport report = start(worker);
    assertEquals(500, get("/api/broken").status());
    assertEquals(204, get("/api/hello").status());
    assertTrue(fake.sink().ended().getFirst().error().contains("Cannot find module 'x'"));
    FunctionStatus broken = report.functions().getFirst();
    assertFalse(broken.loaded());
    assertTrue(broken.error().contains("Cannot find module 'x'"));
  }

  @Test
  void nothing_that_loads_is_a_failed_start_with_the_workers_words() throws Exception {
    FakeWorkerChannels channels =
        new FakeWorkerChannels(new FakeWorker().failsToIndex("hello", "hello has no trigger."));
    fake = new FakeHost(folder, channels);
    assertEquals(
        "No function of orders could be loaded. hello has no trigger.", failure().getMessage());
    assertEquals(ScriptHostState.ERROR, host.state());
    assertEquals(503, get("/api/hello").status());
    assertEquals("Function host is not running.", body(get("/api/hello")));
    assertFalse(channels.latest().process().isRunning());
  }

  @Test
  void an_app_without_functions_is_told_what_its_worker_printed() throws Exception {
    FakeWorker empty = new FakeWorker();
    FakeWorkerChannels channels = new FakeWorkerChannels(empty);
    fake = new FakeHost(folder, channels);
    assertEquals("orders has no functions.", failure().getMessage());
  }

  @Test
  void a_worker_that_ends_at_once_fails_the_start_with_its_last_words() throws Exception {
    FakeWorkerChannels channels = new FakeWorkerChannels(new FakeWorker());
    channels.keepOut();
    fake = new FakeHost(folder, channels);
    host = fake.create(factory());
    var started = host.start().toCompletableFuture();
    await(() -> !channels.sandbox().launched().isEmpty());
    channels.sandbox().launched().getFirst().print(true, "Error: no such file");
    channels.sandbox().launched().getFirst().exit(134);
    assertEquals(
        "orders cannot start: The node worker of orders ended with exit code 134: Error: no such file",
        failureOf(started).getMessage());
  }

  @Test
  void a_program_that_cannot_be_started_says_what_to_do() throws Exception {
    FakeWorkerChannels channels = new FakeWorkerChannels(new FakeWorker());
    channels.sandbox().failWith("There is no node on this machine. Install it.");
    fake = new FakeHost(folder, channels);
    assertTrue(failure().getMessage().endsWith("There is no node on this machine. Install it."));
  }

  @Test
  void a_broken_host_json_fails_the_start() throws Exception {
    prepare(new FakeWorker());
    fake.file("host.json", "{\"version\":\"3.0\"}");
    assertEquals(
        "orders cannot start: host.json has version \"3.0\", but only \"2.0\" can be run.",
        failure().getMessage());
  }

  @Test
  void an_app_of_a_language_without_a_worker_is_told_so() throws Exception {
    prepare(new FakeWorker());
    fake.setting("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated");
    assertEquals(
        "orders is dotnet-isolated; this agent has no language worker for it yet.",
        failure().getMessage());
  }

  @Test
  void an_in_process_app_is_told_so() throws Exception {
    prepare(new FakeWorker());
    fake.setting("FUNCTIONS_WORKER_RUNTIME", "dotnet");
    assertEquals(
        "orders is C# in-process; needs the isolated worker model.", failure().getMessage());
  }

  @Test
  void requests_during_the_start_wait_and_are_cold() throws Exception {
    FakeWorkerChannels channels =
        new FakeWorkerChannels(hello(request -> FakeWorker.returning(Datum.NONE)));
    channels.keepOut();
    fake = new FakeHost(folder, channels);
    host = fake.create(factory());
    host.start();
    CompletableFuture<HttpAnswer> answer = send(FakeHost.get("/api/hello"));
    await(() -> !channels.sandbox().launched().isEmpty());
    assertFalse(answer.isDone());
    channels.letIn();
    assertEquals(204, answer.get(10, TimeUnit.SECONDS).status());
    assertTrue(fake.sink().last().cold());
  }

  @Test
  void requests_get_503_when_the_start_takes_more_than_30_s() throws Exception {
    FakeWorkerChannels channels = new FakeWorkerChannels(new FakeWorker());
    channels.keepOut();
    fake = new FakeHost(folder, channels);
    host = fake.create(factory());
    host.start();
    CompletableFuture<HttpAnswer> answer = send(FakeHost.get("/api/hello"));
    assertFalse(answer.isDone());
    timer.advance(Duration.ofSeconds(30));
    assertEquals(503, answer.join().status());
    assertEquals("5", header(answer.join(), "Retry-After"));
  }

  @Test
  void keys_levels_and_switched_off_functions_are_honoured() throws Exception {
    FakeWorker worker =
        new FakeWorker()
            .indexes(
                FakeFunctions.http("hello", "function", "hello"),
                FakeFunctions.http("boss", "admin", "boss"),
                FakeFunctions.http("off", "anonymous", "off"),
                FakeFunctions.http("alsoOff", "function", "alsoOff"))
            .on("*", request -> FakeWorker.returning(new Datum.Text("ran")));
    prepare(worker);
    fake.setting("AzureWebJobs.off.Disabled", "1").disable("ALSOOFF");
    startNow();
    assertEquals(401, get("/api/hello").status());
    assertEquals(200, get("/api/hello", new Header("x-functions-key", "a-key-of-hello")).status());
    assertEquals(401, get("/api/boss", new Header("x-functions-key", "a-host-key")).status());
    assertEquals(200, get("/api/boss?code=the-master-key").status());
    assertEquals(404, get("/api/off").status());
    assertEquals(200, get("/api/off", MASTER).status());
    assertEquals(401, get("/api/alsoOff").status());
    assertEquals(404, get("/api/alsoOff?code=a-host-key").status());
    assertEquals(2, host.functions().stream().filter(function -> !function.enabled()).count());
  }

  @Test
  void the_root_is_a_home_page_unless_it_is_switched_off() throws Exception {
    start(hello(request -> FakeWorker.returning(Datum.NONE)));
    assertEquals(200, get("/").status());
    assertEquals("text/html", header(get("/"), "content-type"));
    assertEquals(404, send(FakeHost.request("POST", "/", "x")).join().status());
    host.stop();
    fake.setting("AzureWebJobsDisableHomepage", "true");
    startNow();
    assertEquals(204, get("/").status());
  }

  @Test
  void an_app_taken_offline_answers_with_its_page() throws Exception {
    prepare(new FakeWorker());
    fake.file("app_offline.htm", "<h1>away</h1>");
    startNow();
    assertEquals(ScriptHostState.OFFLINE, host.state());
    assertEquals(503, get("/api/anything").status());
    assertEquals("<h1>away</h1>", body(get("/")));
  }

  @Test
  void a_body_over_the_limit_is_413_but_only_for_those_let_in() throws Exception {
    prepare(hello(request -> FakeWorker.returning(Datum.NONE)));
    fake.setting("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "10");
    startNow();
    assertEquals(204, send(FakeHost.request("POST", "/api/hello", "0123456789")).join().status());
    HttpAnswer refused = send(FakeHost.request("POST", "/api/hello", "0123456789a")).join();
    assertEquals(413, refused.status());
    assertEquals("close", header(refused, "connection"));
    assertEquals(404, send(FakeHost.request("POST", "/api/nosuch", "0123456789a")).join().status());
  }

  @Test
  void a_streamed_body_is_collected_and_counted_as_it_comes() throws Exception {
    prepare(hello(ScriptHostTest::echo));
    fake.setting("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "10");
    startNow();
    assertEquals("onetwo", body(send(streamed("one", "two")).get(10, TimeUnit.SECONDS)));
    assertEquals(413, send(streamed("0123456", "789ab", "x")).get(10, TimeUnit.SECONDS).status());
  }

  @Test
  void a_function_that_throws_is_500_without_a_word_and_reported_in_full() throws Exception {
    start(
        hello(
            request -> new InvocationResult.Failure("Error", "it broke\nbadly", "at index.js:1")));
    HttpAnswer answer = get("/api/hello");
    assertEquals(500, answer.status());
    assertEquals("", body(answer));
    var ended = fake.sink().last();
    assertEquals(Outcome.FAILED, ended.outcome());
    assertEquals("Error: it broke", ended.error());
    assertEquals("at index.js:1", ended.stackTrace());
  }

  @Test
  void an_answer_that_cannot_be_sent_is_500_and_reported_as_failed() throws Exception {
    start(
        hello(request ->
            FakeWorker.returning(
                new Datum.Response(
                    "999", Map.of(), java.util.List.of(), new Datum.Text("x"), false))));
    assertEquals(500, get("/api/hello").status());
    assertEquals(Outcome.FAILED, fake.sink().last().outcome());
    assertEquals("The status 999 is not one of an HTTP answer.", fake.sink().last().error());
  }

  @Test
  void an_output_without_an_extension_fails_the_invocation_by_name() throws Exception {
    FakeWorker worker =
        new FakeWorker()
            .indexes(
                FakeFunctions.function(
                    "hello",
                    "{\"type\":\"httpTrigger\",\"direction\":\"in\",\"name\":\"req\",\"authLevel\":\"anonymous\"}",
                    "{\"type\":\"http\",\"direction\":\"out\",\"name\":\"res\"}",
                    "{\"type\":\"queue\",\"direction\":\"out\",\"name\":\"q\"}"))
            .on(
                "hello",
                request ->
                    new InvocationResult.Success(
                        request.triggerMetadata().containsKey("write")
                            ? Map.of("res", new Datum.Text("ok"), "q", new Datum.Text("m"))
                            : Map.of("res", new Datum.Text("ok")),
                        Datum.NONE));
    start(worker);
    assertEquals(200, get("/api/hello").status());
    assertEquals(500, get("/api/hello?write=1").status());
    assertEquals(
        "hello wrote to its output q, but the binding queue is not supported yet.",
        fake.sink().last().error());
  }

  @Test
  void an_extension_carries_out_outputs_before_the_answer() throws Exception {
    prepare(
        new FakeWorker()
            .indexes(
                FakeFunctions.function(
                    "hello",
                    "{\"type\":\"httpTrigger\",\"direction\":\"in\",\"name\":\"req\",\"authLevel\":\"anonymous\"}",
                    "{\"type\":\"queue\",\"direction\":\"out\",\"name\":\"$return\"}"))
            .on("hello", request -> FakeWorker.returning(new Datum.Text("m"))));
    CompletableFuture<Void> written = new CompletableFuture<>();
    host = fake.create(factory().withOutputs(java.util.List.of(new QueueOutput(written))));
    host.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
    CompletableFuture<HttpAnswer> answer = send(FakeHost.get("/api/hello"));
    assertFalse(answer.isDone());
    written.completeExceptionally(new IllegalStateException("the queue is full"));
    assertEquals(500, answer.join().status());
    assertEquals("the queue is full", fake.sink().last().error());
  }

  @Test
  void a_trigger_without_a_listener_is_loaded_listed_and_can_be_invoked() throws Exception {
    LoadReport report =
        start(
            new FakeWorker()
                .indexes(FakeFunctions.function("onQueue", QUEUE))
                .on("onQueue", request -> FakeWorker.returning(request.inputs().get("item"))));
    FunctionStatus status = report.functions().getFirst();
    assertTrue(status.loaded());
    assertEquals("binding queueTrigger is not supported yet", status.error());
    assertEquals(
        java.util.List.of("onQueue: binding queueTrigger is not supported yet."),
        report.warnings());
    InvocationResult result =
        host.invoke("ONQUEUE", new Datum.Text("m"), Map.of()).toCompletableFuture().join();
    assertEquals(FakeWorker.returning(new Datum.Text("m")), result);
    assertEquals("queueTrigger", fake.sink().last().trigger());
    assertEquals(0, fake.sink().last().status());
  }

  @Test
  void invoking_what_cannot_be_invoked_is_a_failure() throws Exception {
    start(hello(request -> FakeWorker.returning(Datum.NONE)));
    assertInstanceOf(
        InvocationResult.Failure.class,
        host.invoke("nosuch", Datum.NONE, Map.of()).toCompletableFuture().join());
    assertInstanceOf(
        InvocationResult.Failure.class,
        host.invoke("hello", Datum.NONE, Map.of()).toCompletableFuture().join());
  }

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

  private static InvocationResult echo(InvocationRequest request) {
    Datum body = ((Datum.Request) request.inputs().get("req")).body();
    return FakeWorker.returning(body);
  }

  private static HttpRequest streamed(String... chunks) {
    SubmissionPublisher<ByteBuffer> publisher = new SubmissionPublisher<>();
    HttpRequest plain = FakeHost.request("POST", "/api/hello", "");
    HttpRequest request =
        new HttpRequest(
            plain.method(),
            plain.path(),
            "",
            plain.url(),
            plain.headers(),
            new Body.Streamed(
                subscriber -> {
                  publisher.subscribe(subscriber);
                  for (String chunk : chunks) {
                    publisher.submit(ByteBuffer.wrap(chunk.getBytes(StandardCharsets.UTF_8)));
                  }
                  publisher.close();
                },
                OptionalLong.empty()),
            "");
    return request;
  }

  private record QueueOutput(CompletableFuture<Void> written)
      implements org.millrace.host.port.OutputBinding {
    @Override
    public java.util.Set<String> types() {
      return java.util.Set.of("queue");
    }

    @Override
    public CompletableFuture<Void> write(Output output) {
      return written;
    }
  }

  private static FakeWorker hello(
      java.util.function.Function<InvocationRequest, InvocationResult> does) {
    return new FakeWorker().indexes(FakeFunctions.http("hello")).on("hello", does);
  }

  private ScriptHostFactory factory() {
    return fake.factory(timer).withNanoTime(timer::nanoTime);
  }

  private void prepare(FakeWorker worker) throws Exception {
    fake = new FakeHost(folder, new FakeWorkerChannels(worker));
  }

  private LoadReport start(FakeWorker worker) throws Exception {
    prepare(worker);
    return startNow();
  }

  private LoadReport startNow() throws Exception {
    host = fake.create(factory());
    return host.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private ScriptHostException failure() {
    host = fake.create(factory());
    return failureOf(host.start().toCompletableFuture());
  }

  private static ScriptHostException failureOf(CompletableFuture<?> started) {
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> started.get(10, TimeUnit.SECONDS));
    Throwable cause = failed.getCause();
    return assertInstanceOf(
        ScriptHostException.class,
        Optional.ofNullable(cause.getCause())
            .filter(c -> c instanceof ScriptHostException)
            .orElse(cause));
  }

  private CompletableFuture<HttpAnswer> send(HttpRequest request) {
    Visit visit = host.enter().orElseThrow();
    CompletableFuture<HttpAnswer> answer = visit.handle(request).toCompletableFuture();
    answer.whenComplete((given, failure) -> visit.leave());
    return answer;
  }

  private HttpAnswer get(String target, Header... headers) throws Exception {
    return send(FakeHost.get(target, headers)).get(10, TimeUnit.SECONDS);
  }

  private static String header(HttpAnswer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  private static String body(HttpAnswer answer) {
    return StandardCharsets.UTF_8
        .decode(((Body.Buffered) answer.body()).bytes().duplicate())
        .toString();
  }

  /** Waits for what happens on another thread. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it did not happen within 10 s");
      Thread.onSpinWait();
    }
  }
}
