package org.millrace.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.Datum;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerChannels.Transport;
import org.millrace.host.port.WorkerLimits;
import org.millrace.host.port.WorkerListener.Line;
import org.millrace.model.FunctionMetadata;

/** A published .NET isolated app: a program by others that speaks the contract as .NET does. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Timeout(120)
class DotnetIsolatedTest {
  @TempDir static Path home;
  private static Path app;
  private static TestAgent agent;
  private TestWorker worker;
  private WorkerChannel channel;
  private Map<String, FunctionMetadata> functions;

  @BeforeAll
  static void unpack() throws Exception {
    Path zip = SharedFixtures.find("dotnet/isolated-http.zip");
    app = home.resolve("app");
    try (FileSystem files = FileSystems.newFileSystem(zip);
        Stream<Path> entries = Files.walk(files.getPath("/"))) {
      entries.forEach(entry -> copy(entry, app.resolve(entry.toString().substring(1))));
    }
    assertTrue(app.resolve("IsolatedHttp").toFile().setExecutable(true));
    agent = TestAgent.start(home);
  }

  private static void copy(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.copy(from, to);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (agent != null) {
      agent.close();
    }
  }

  @BeforeEach
  void start_the_app() throws Exception {
    worker =
        TestWorker.start(
            agent,
            Transport.GRPC,
            WorkerLimits.DEFAULT,
            List.of(
                app.resolve("IsolatedHttp").toString(), app.resolve("IsolatedHttp.dll").toString()),
            Map.of(
                "FUNCTIONS_WORKER_DIRECTORY", app.toString(),
                "FUNCTIONS_APPLICATION_DIRECTORY", app.toString(),
                "HOME", home.toString()),
            app);
    channel = worker.channel();
    worker.await(channel.initialize(app, app));
    var index = worker.await(channel.index(app));
    functions =
        index.functions().stream()
            .collect(Collectors.toMap(FunctionMetadata::name, Function.identity()));
    assertEquals(Map.of(), index.errors());
    worker.await(
        CompletableFuture.allOf(
            functions.values().stream()
                .map(function -> channel.load(function).toCompletableFuture())
                .toArray(CompletableFuture[]::new)));
  }

  @AfterEach
  void end_the_app() {
    if (worker != null) {
      worker.close();
    }
  }

  private InvocationRequest call(
      String function, String method, String path, String body, Map<String, Datum> metadata) {
    Datum content = new Datum.Bytes(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    var request =
        new Datum.Request(
            method,
            "http://site.example/api/" + path,
            Map.of("host", "site.example", "x-empty", ""),
            Map.of(),
            Map.of(),
            content);
    return new InvocationRequest(
        UUID.randomUUID().toString(),
        functions.get(function).functionId(),
        Map.of("req", request),
        metadata,
        "",
        "",
        Optional.empty());
  }

  private InvocationResult invoke(String function, String method, String path, String body) {
    return worker.await(channel.invoke(call(function, method, path, body, Map.of())));
  }

  private static Datum.Response response(InvocationResult result) {
    var success = assertInstanceOf(InvocationResult.Success.class, result);
    return assertInstanceOf(Datum.Response.class, success.returnValue());
  }

  private static String text(Datum.Response response) {
    var bytes = assertInstanceOf(Datum.Bytes.class, response.body()).value();
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  @Test
  void every_function_of_the_app_is_found_and_loaded() {
    assertEquals(34, functions.size());
    assertTrue(functions.get("TimerTick").retry().isPresent());
  }

  @Test
  void http_functions_answer() {
    var hello = response(invoke("Hello", "GET", "Hello?name=mill", ""));
    var echo = response(invoke("Echo", "POST", "echo/a/b", "grüße"));

    assertEquals("200", hello.status());
    assertEquals("Hello mill", text(hello));
    assertEquals("stamped", hello.headers().get("x-middleware"));
    assertTrue(text(echo).contains("\"body\":\"gr\\u00FC\\u00DFe\""), text(echo));
    assertTrue(text(echo).contains("\"x-empty\":[\"\"]"), text(echo));
  }

  @Test
  void route_values_come_from_the_metadata() {
    var metadata =
        Map.<String, Datum>of("category", new Datum.Text("books"), "id", new Datum.Text("7"));

    var result = worker.await(channel.invoke(call("Items", "GET", "items/books/7", "", metadata)));

    assertEquals("{\"category\":\"books\",\"id\":7}", text(response(result)));
  }

  @Test
  void cookies_keep_their_attributes() {
    var cookies = response(invoke("Cookies", "GET", "cookies", "")).cookies();

    var full =
        cookies.stream().filter(cookie -> cookie.name().equals("full")).findFirst().orElseThrow();
    assertEquals("a b;c", full.value());
    assertEquals(Optional.of("/x"), full.path());
    assertEquals(Optional.of(true), full.httpOnly());
    assertEquals(Datum.SameSite.STRICT, full.sameSite());
    assertEquals(Optional.of(60.0), full.maxAgeSeconds());
    assertEquals("2030-01-02T03:04:05Z", full.expires().orElseThrow().toString());
  }

  @Test
  void a_function_that_throws_fails_and_its_error_is_not_told_twice() {
    var failure =
        assertInstanceOf(InvocationResult.Failure.class, invoke("Throws", "GET", "throws", ""));

    assertEquals("System.InvalidOperationException", failure.type());
    assertEquals("this function always fails", failure.message());
    assertTrue(worker.lines().stream().noneMatch(line -> line.event().equals("InvocationError")));
  }

  @Test
  void outputs_come_by_their_binding() {
    var result =
        assertInstanceOf(InvocationResult.Success.class, invoke("MultiOut", "POST", "multi", ""));

    assertEquals(new Datum.Json("[\"first\",\"second\"]"), result.outputs().get("Messages"));
    assertEquals(new Datum.Text("blob text"), result.outputs().get("Text"));
    assertEquals(Datum.NONE, result.returnValue());
  }

  @Test
  void log_lines_keep_their_order_and_come_before_the_answer() {
    var seen =
        channel
            .invoke(call("Logs", "GET", "logs", "", Map.of()))
            .thenApply(result -> worker.lines());

    var messages = worker.await(seen).stream().map(Line::message).toList();
    assertTrue(messages.indexOf("middleware before Logs") >= 0, messages.toString());
    assertTrue(messages.indexOf("info line 7 seven") < messages.indexOf("middleware after Logs"));
    assertTrue(messages.stream().anyMatch(message -> message.contains("\"Value\":12.5")));
  }

  @Test
  void a_cancelled_function_is_cancelled_though_dotnet_says_failed() throws Exception {
    var call = call("Slow", "GET", "slow/60000", "", Map.of("ms", new Datum.Text("60000")));
    var result = channel.invoke(call);
    worker.awaitLine("slow start 60000"); // .NET forgets a cancel that overtakes its call

    channel.cancel(call.invocationId());

    assertEquals(new InvocationResult.Cancelled("A task was canceled."), worker.await(result));
  }

  @Test
  void a_body_of_ten_megabytes_arrives() {
    assertEquals(
        "10000000", text(response(invoke("Length", "POST", "length", "x".repeat(10_000_000)))));
  }

  @Test
  void the_app_can_be_pinged_and_says_goodbye() {
    worker.await(channel.ping());

    channel.terminate(Duration.ofSeconds(5));

    assertEquals(0, worker.exitCode());
  }
}
