package org.millrace.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.host.port.Datum;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerChannels.Transport;
import org.millrace.host.port.WorkerLimits;
import org.millrace.host.port.WorkerListener.Category;
import org.millrace.host.port.WorkerListener.Level;
import org.millrace.host.port.WorkerListener.Line;

/** The whole conversation with a strict worker in a process of its own. */
@Timeout(120)
class ConversationTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir static Path home;
  private static TestAgent agent;

  @BeforeAll
  static void start() throws Exception {
    agent = TestAgent.start(home);
  }

  @AfterAll
  static void stop() throws Exception {
    agent.close();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void a_worker_starts_loads_and_answers_over_either_transport(Transport transport)
      throws Exception {
    try (TestWorker worker =
        agent.worker(transport, "RawHttpBodyBytes,RpcHttpBodyOnly,RpcHttpTriggerMetadataRemoved")) {
      WorkerChannel channel = worker.channel();
      var description = worker.await(channel.initialize(Path.of("/worker"), Path.of("/app")));
      var index = worker.await(channel.index(Path.of("/app")));
      worker.await(channel.load(index.functions().getFirst()));
      var result =
          worker.await(
              channel.invoke(
                  TestWorker.call(
                      "17", Map.of("req", TestWorker.request(Map.of("host", "h"), "body")))));

      assertEquals(
          "scripted 1.2 3.4",
          description.runtime()
              + " "
              + description.runtimeVersion()
              + " "
              + description.workerVersion());
      assertTrue(description.can("RawHttpBodyBytes"));
      assertEquals(Map.of("bad", "The binding {no json is no JSON."), index.errors());
      var success = assertInstanceOf(InvocationResult.Success.class, result);
      var answer = assertInstanceOf(Datum.Response.class, success.returnValue());
      assertEquals("201", answer.status());
      assertEquals(Map.of("x-method", "POST"), answer.headers());
      assertEquals(
          ByteBuffer.wrap("body".getBytes(StandardCharsets.UTF_8)),
          assertInstanceOf(Datum.Bytes.class, answer.body()).value());
      assertEquals(0, channel.inFlight());
    }
  }

  @Test
  void an_index_gives_what_the_worker_said_of_each_function() throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "")) {
      var index = worker.await(worker.initialized().index(Path.of("/app")));

      var function = index.functions().getFirst();
      assertEquals(
          "good 17 /app good.js",
          String.join(
              " ",
              function.name(),
              function.functionId(),
              function.directory(),
              function.scriptFile()));
      assertEquals("httpTrigger", function.trigger().type());
      assertEquals("string", function.trigger().dataType().orElseThrow());
      assertEquals(3, function.retry().orElseThrow().maxRetryCount());
      assertEquals(Duration.ofSeconds(2), function.retry().orElseThrow().minimum());
      assertEquals(Map.of("kept", "yes"), function.properties());
      assertFalse(index.useFunctionJson());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "RpcHttpBodyOnly",
        "RawHttpBodyBytes",
        "RpcHttpTriggerMetadataRemoved",
        "IgnoreEmptyValuedRpcHttpHeaders",
        "UseNullableValueDictionaryForHttp",
        "TypedDataCollection",
        "TypedDataCollection,IncludeEmptyEntriesInMessagePayload",
        "HttpUri=http://localhost:1/",
        "HttpUri=http://localhost:1/,RequiresRouteParameters",
        "RpcHttpBodyOnly,RawHttpBodyBytes,RpcHttpTriggerMetadataRemoved,UseNullableValueDictionaryForHttp,TypedDataCollection,IncludeEmptyEntriesInMessagePayload,WorkerStatus,HandlesWorkerTerminateMessage,HandlesInvocationCancelMessage"
      })
  void every_capability_is_honoured(String capabilities) throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, capabilities)) {
      WorkerChannel channel = worker.loaded("echo");
      for (String type : List.of("application/json", "text/plain", "application/octet-stream")) {
        var inputs =
            inputs(
                "req", TestWorker.request(Map.of("content-type", type, "x-empty", ""), "{\"a\":1}"),
                "texts", new Datum.Texts(List.of("a", "", "b")),
                "numbers", new Datum.Integrals(List.of(1L, 2L)),
                "one", new Datum.Integral(41),
                "nothing", Datum.NONE);
        var result = worker.await(channel.invoke(TestWorker.call("echo", inputs)));

        assertInstanceOf(InvocationResult.Success.class, result);
      }
      channel.cancel("unknown");
      assertEquals(capabilities.contains("WorkerStatus"), succeeds(channel.ping()));
    }
  }

  private static Map<String, Datum> inputs(Object... pairs) {
    Map<String, Datum> inputs = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      inputs.put((String) pairs[i], (Datum) pairs[i + 1]);
    }
    return inputs;
  }

  private static boolean succeeds(CompletionStage<?> stage) {
    return stage.handle((value, failure) -> failure == null).toCompletableFuture().join();
  }

  @Test
  void values_travel_there_and_back() throws Exception {
    try (TestWorker worker =
        agent.worker(Transport.GRPC, "TypedDataCollection,IncludeEmptyEntriesInMessagePayload")) {
      Map<String, Datum> inputs =
          inputs(
              "text", new Datum.Text("grüße"),
              "json", new Datum.Json("{\"a\":1}"),
              "bytes", new Datum.Bytes(ByteBuffer.wrap(new byte[] {0, -1})),
              "real", new Datum.Real(3.5),
              "texts", new Datum.Texts(List.of("a", "")),
              "blobs", new Datum.Blobs(List.of(ByteBuffer.wrap(new byte[] {7}))),
              "integrals", new Datum.Integrals(List.of(-1L, Long.MAX_VALUE)),
              "reals", new Datum.Reals(List.of(0.5)),
              "reference",
                  new Datum.Reference(
                      "1.0",
                      "AzureStorageBlobs",
                      "application/json",
                      ByteBuffer.wrap(new byte[] {1})),
              "nothing", Datum.NONE);

      var result = worker.await(worker.loaded("echo").invoke(TestWorker.call("echo", inputs)));

      assertEquals(inputs, assertInstanceOf(InvocationResult.Success.class, result).outputs());
      assertEquals(Datum.NONE, ((InvocationResult.Success) result).returnValue());
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void bodies_of_many_megabytes_pass_both_ways(Transport transport) throws Exception {
    try (TestWorker worker = agent.worker(transport, "RawHttpBodyBytes")) {
      byte[] body = new byte[20_000_000];
      new java.util.Random(1).nextBytes(body);
      Map<String, Datum> inputs = Map.of("blob", new Datum.Bytes(ByteBuffer.wrap(body)));
      WorkerChannel channel = worker.loaded("echo");

      var first = channel.invoke(TestWorker.call("echo", inputs)).toCompletableFuture();
      var second = channel.invoke(TestWorker.call("echo", inputs)).toCompletableFuture();

      for (CompletableFuture<InvocationResult> each : List.of(first, second)) {
        var success = assertInstanceOf(InvocationResult.Success.class, worker.await(each));
        assertEquals(inputs, success.outputs());
      }
    }
  }

  @Test
  void trace_retry_and_metadata_reach_the_function() throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "")) {
      var request =
          new InvocationRequest(
              "i1",
              "shows",
              Map.of(),
              Map.of("DequeueCount", new Datum.Integral(2)),
              "00-trace-01",
              "a=b",
              java.util.Optional.of(new InvocationRequest.Retry(1, 3)));

      var result = worker.await(worker.loaded("shows").invoke(request));

      var text = ((Datum.Text) ((InvocationResult.Success) result).returnValue()).value();
      assertEquals(
          """
          invocation_id: "i1"
          function_id: "shows"
          trigger_metadata {
            key: "DequeueCount"
            value {
              json: "2"
            }
          }
          trace_context {
            trace_parent: "00-trace-01"
            trace_state: "a=b"
          }
          retry_context {
            retry_count: 1
            max_retry_count: 3
          }
          """,
          text);
    }
  }

  @Test
  void a_function_that_fails_is_a_result() throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "")) {
      assertEquals(
          new InvocationResult.Failure("TypeError", "x is undefined", "at line 1"),
          worker.invoke("fails"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"noStatus", "noResult"})
  void only_success_is_success(String function) throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "")) {
      assertEquals(
          new InvocationResult.Failure("", "The worker gave no reason.", ""),
          worker.invoke(function));
    }
  }

  @Test
  void a_function_that_gave_up_is_cancelled() throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "")) {
      assertInstanceOf(InvocationResult.Cancelled.class, worker.invoke("cancelled"));
    }
  }

  @Test
  void a_failure_after_our_cancel_is_a_cancellation() throws Exception {
    try (TestWorker worker = agent.worker(Transport.GRPC, "HandlesInvocationCancelMessage")) {
      WorkerChannel channel = worker.loaded("waits");
      InvocationRequest call = TestWorker.call("waits");
      var result = channel.invoke(call);
      assertEquals(Set.of(call.invocationId()), channel.running());

      channel.cancel(call.invocationId());

      assertEquals(new InvocationResult.Cancelled("A task was canceled."), worker.await(result));
    }
  }

  @Test
  void a_worker_that_cannot_cancel_is_not_asked_to() throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "")) {
      WorkerChannel channel = worker.loaded("waits");
      InvocationRequest call = TestWorker.call("waits");
      var result = channel.invoke(call).toCompletableFuture();

      channel.cancel(call.invocationId());
      worker.await(channel.load(TestWorker.function("fails")));
      worker.await(channel.invoke(TestWorker.call("fails")));

      assertFalse(result.isDone());
    }
  }

  @Test
  void log_lines_come_before_the_result_and_in_order() throws Exception {
    try (TestWorker worker = agent.worker(Transport.GRPC, "")) {
      WorkerChannel channel = worker.loaded("logs");
      InvocationRequest call = TestWorker.call("logs");

      var seen = channel.invoke(call).thenApply(result -> worker.lines());

      List<Line> lines = worker.await(seen);
      assertEquals(
          List.of(
              "before the answer",
              "first",
              "second",
              "{\"Name\":\"orders\",\"Value\":12.5}",
              "The worker asks for Restart: files changed"),
          lines.stream().map(Line::message).toList());
      Line first = lines.get(1);
      assertEquals(call.invocationId(), first.invocationId());
      assertEquals("Function.logs.User Answered", first.category() + " " + first.event());
      assertEquals(Level.WARNING, first.level());
      assertEquals(Category.USER, first.kind());
      assertEquals("broken\nat x", lines.get(2).exception());
      assertEquals(Category.METRIC, lines.get(3).kind());
    }
  }

  @Test
  void a_second_answer_and_an_answer_without_question_are_left_alone() throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "")) {
      WorkerChannel channel = worker.loaded("twice");

      worker.await(channel.invoke(TestWorker.call("twice")));

      assertInstanceOf(
          InvocationResult.Success.class, worker.await(channel.invoke(TestWorker.call("twice"))));
    }
  }

  @Test
  void a_running_invocation_id_is_not_taken_twice() throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "")) {
      WorkerChannel channel = worker.loaded("waits");
      InvocationRequest call = TestWorker.call("waits");
      channel.invoke(call);

      assertEquals(
          "Invocation " + call.invocationId() + " is running already.",
          worker.failure(channel.invoke(call)));
    }
  }

  @Test
  void a_function_that_cannot_be_loaded_leaves_the_others_alone() throws Exception {
    try (TestWorker worker = agent.worker(Transport.GRPC, "")) {
      WorkerChannel channel = worker.initialized();

      var broken = channel.load(TestWorker.function("broken"));
      var good = channel.load(TestWorker.function("fails"));

      assertEquals("Function broken cannot be loaded. no such module", worker.failure(broken));
      worker.await(good);
    }
  }

  @Test
  void loads_travel_together_to_a_worker_that_takes_them_so() throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "SupportsLoadResponseCollection")) {
      WorkerChannel channel = worker.initialized();

      // On the event loop, as host does it: after the index, all in one go.
      var all =
          channel
              .index(Path.of("/app"))
              .thenCompose(index ->
                  CompletableFuture.allOf(
                      channel.load(TestWorker.function("echo")).toCompletableFuture(),
                      channel.load(TestWorker.function("fails")).toCompletableFuture(),
                      channel.load(TestWorker.function("logs")).toCompletableFuture()));

      worker.await(all);
      assertTrue(worker.lines().stream().anyMatch(line -> line.message().equals("loaded 3")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=b,EMPTY=", "A=b,REPLACE=1"})
  void a_placeholder_gets_its_app_once(String variables) throws Exception {
    try (TestWorker worker = agent.worker(Transport.FRAMES, "HandlesWorkerTerminateMessage")) {
      WorkerChannel channel = worker.channel();
      worker.await(channel.initialize(Path.of("/worker"), null));
      Map<String, String> environment = new java.util.HashMap<>();
      for (String variable : variables.split(",")) {
        String[] pair = variable.split("=", -1);
        environment.put(pair[0], pair[1]);
      }

      var description = worker.await(channel.specialize(environment, Path.of("/app")));

      assertEquals("scripted", description.runtime());
      assertTrue(description.can("WorkerStatus"));
      assertEquals(
          !environment.containsKey("REPLACE"), description.can("HandlesWorkerTerminateMessage"));
      worker.await(channel.ping());
      assertEquals(
          "Worker " + channel.workerId() + " was given an app before; start another worker.",
          worker.failure(channel.specialize(environment, Path.of("/app"))));
    }
  }

  @Test
  void a_worker_that_can_say_goodbye_ends_by_itself() throws Exception {
    try (TestWorker worker = agent.worker(Transport.GRPC, "HandlesWorkerTerminateMessage")) {
      WorkerChannel channel = worker.initialized();

      channel.terminate(Duration.ofSeconds(5));

      assertEquals(0, worker.exitCode());
      worker.await(channel.closed());
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void whoever_waits_for_a_worker_that_dies_is_told(Transport transport) throws Exception {
    try (TestWorker worker = agent.worker(transport, "")) {
      WorkerChannel channel = worker.loaded("waits");
      worker.await(channel.load(TestWorker.function("dies")));
      var waiting = channel.invoke(TestWorker.call("waits"));

      var dying = channel.invoke(TestWorker.call("dies"));

      String gone = "Worker " + channel.workerId() + " is gone";
      assertTrue(worker.failure(dying).startsWith(gone), worker.failure(dying));
      assertTrue(worker.failure(waiting).startsWith(gone));
      assertFalse(worker.await(channel.closed()).isEmpty());
      assertEquals(0, channel.inFlight());
      assertTrue(worker.failure(channel.invoke(TestWorker.call("waits"))).startsWith(gone));
      assertTrue(worker.failure(channel.index(Path.of("/app"))).startsWith(gone));
    }
  }

  @Test
  void a_refused_start_names_the_workers_reason() throws Exception {
    assertEquals("node 12 is too old", refusedStart("failure"));
    assertEquals("The worker gave no reason.", refusedStart("no-status"));
  }

  private static String refusedStart(String start) throws Exception {
    try (TestWorker worker =
        agent.worker(Transport.FRAMES, WorkerLimits.DEFAULT, List.of("--start", start))) {
      WorkerChannel channel = worker.channel();
      String heading = "Worker " + channel.workerId() + " could not start. ";
      String reason = worker.failure(channel.initialize(Path.of("/worker"), Path.of("/app")));
      assertTrue(reason.startsWith(heading), reason);
      return reason.substring(heading.length());
    }
  }

  @Test
  void a_worker_that_owes_its_first_answer_too_long_has_failed() throws Exception {
    var limits = new WorkerLimits(LONG, SHORT, LONG, LONG);
    try (TestWorker worker =
        agent.worker(Transport.FRAMES, limits, List.of("--start", "no-answer"))) {
      WorkerChannel channel = worker.channel();

      assertEquals(
          "Worker "
              + channel.workerId()
              + " did not answer WorkerInitRequest within 300 ms. Look into its output for what keeps it.",
          worker.failure(channel.initialize(Path.of("/worker"), Path.of("/app"))));
    }
  }

  @Test
  void a_worker_that_never_says_its_name_has_failed() throws Exception {
    var limits = new WorkerLimits(SHORT, LONG, LONG, LONG);
    try (TestWorker worker = agent.worker(Transport.GRPC, limits, List.of("--start", "silent"))) {
      assertEquals(
          "Worker "
              + worker.door().workerId()
              + " did not connect within 300 ms. Look into its output for what keeps it.",
          worker.failure(worker.door().connected()));
    }
  }
}
