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
import org.millrace.host.fake.FakeWorkerChannels;
import org.millrace.host.port.Datum;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.InvocationSink.Outcome;

/** How a script host comes up, and why it does not. */
class ScriptHostStartTest extends ScriptHostFixture {
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
  void what_the_app_keeps_secret_is_in_no_reason() throws Exception {
    FakeWorker worker =
        hello(request -> FakeWorker.returning(Datum.NONE))
            .indexes(FakeFunctions.http("broken"))
            .failsToLoad("broken", "hunter2 opens nothing");
    LoadReport report = start(worker);
    assertTrue(report.functions().getFirst().error().contains("**** opens nothing"));
    assertTrue(report.warnings().getFirst().contains("**** opens nothing"));
    host.stop();

    fake =
        new FakeHost(
            folder,
            new FakeWorkerChannels(
                new FakeWorker().failsToIndex("hello", "hunter2 opens nothing")));
    assertEquals(
        "No function of orders could be loaded. **** opens nothing", failure().getMessage());
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
    await(() -> !channels.sandbox().launched().isEmpty());
    assertFalse(answer.isDone());
    timer.advance(Duration.ofSeconds(30));
    assertEquals(503, answer.join().status());
    assertEquals("5", header(answer.join(), "Retry-After"));
  }
}
