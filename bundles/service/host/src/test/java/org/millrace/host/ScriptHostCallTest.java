package org.millrace.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.fake.FakeWorker;
import org.millrace.host.port.Body;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.InvocationSink.Outcome;

/** What callers of a running script host are answered. */
class ScriptHostCallTest extends ScriptHostFixture {
  private static final Header MASTER = new Header("x-functions-key", "the-master-key");
  private static final String QUEUE =
      "{\"type\":\"queueTrigger\",\"direction\":\"in\",\"name\":\"item\"}";

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
    prepare(hello(ScriptHostCallTest::echo));
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
    var line = fake.sink().lines().getLast();
    assertEquals("Error: it broke\nat index.js:1", line.message());
    assertEquals(ended.invocationId(), line.invocationId());
    assertEquals("hello", line.function());
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
}
