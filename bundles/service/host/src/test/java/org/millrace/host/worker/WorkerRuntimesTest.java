package org.millrace.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.WorkerChannels.Transport;
import org.millrace.model.AppName;

class WorkerRuntimesTest {
  @TempDir Path folder;

  @Test
  void our_own_worker_speaks_frames_and_may_bring_its_program() throws Exception {
    Path node =
        worker(
            "own",
            "{\"description\":{\"language\":\"node\",\"defaultExecutablePath\":\"node\",\"defaultWorkerPath\":\"src/worker.js\","
                + "\"workerIndexing\":\"true\"},\"processOptions\":{\"initializationTimeout\":\"00:02:00\"},"
                + "\"profiles\":[{\"conditions\":[{\"conditionType\":\"hostProperty\",\"conditionName\":\"platform\",\"conditionExpression\":\"^(Linux|Windows|OSX)$\"}],"
                + "\"description\":{\"defaultExecutablePath\":\"{WorkerRoot}runtime/node\"}}]}");
    WorkerRuntime runtime = find(List.of(node), List.of(), "NODE", Map.of()).orElseThrow();
    assertEquals(
        List.of(node.resolve("runtime/node").toString(), node.resolve("src/worker.js").toString()),
        runtime.command());
    assertEquals(Transport.FRAMES, runtime.transport());
    assertTrue(runtime.indexing());
    assertEquals(Duration.ofMinutes(2), runtime.timing().limits().initialize());
    assertEquals(
        Map.of("node", node.resolve("runtime/node").toString()),
        new WorkerRuntimes(List.of(node), List.of(), Map.of()).programs());
  }

  @Test
  void somebody_elses_worker_speaks_grpc_and_wins() throws Exception {
    Path own = worker("own", config("java", "java", ""));
    Path extra =
        worker(
            "extra",
            config(
                "java",
                "%JAVA_HOME%/bin/java",
                ",\"arguments\":[\"-XX:A -noverify\",\"%OPTS%\",\"%NOT_SET%\"]"));
    WorkerRuntime runtime =
        find(
                List.of(own),
                List.of(extra),
                "java",
                Map.of(
                    "OPTS", "-Da=b",
                    "languageWorkers__java__arguments", "-Xmx1g",
                    "FUNCTIONS_WORKER_PROCESS_COUNT", "4"))
            .orElseThrow();
    assertEquals(
        List.of(
            "/jdk/bin/java",
            "-XX:A",
            "-noverify",
            "-Da=b",
            "-Xmx1g",
            extra.resolve("worker.jar").toString()),
        runtime.command());
    assertEquals(Transport.GRPC, runtime.transport());
    assertEquals(4, runtime.timing().processes());
    assertFalse(runtime.indexing());
  }

  @Test
  void an_isolated_app_is_its_own_worker() throws Exception {
    Path app =
        worker(
            "app",
            "{\"description\":{\"language\":\"dotnet-isolated\",\"defaultExecutablePath\":\"{WorkerRoot}Orders\","
                + "\"defaultWorkerPath\":\"Orders.dll\",\"workerIndexing\":\"true\"}}");
    WorkerRuntime runtime =
        new WorkerRuntimes(List.of(), List.of(), Map.of())
            .find("dotnet-isolated", app, Map.of())
            .orElseThrow();
    assertEquals(Transport.GRPC, runtime.transport());
    assertEquals(
        List.of(app.resolve("Orders").toString(), app.resolve("Orders.dll").toString()),
        runtime.command());
  }

  @Test
  void the_first_profile_that_holds_overrides_the_description() throws Exception {
    Path directory =
        worker(
            "own",
            "{\"description\":{\"language\":\"java\",\"defaultExecutablePath\":\"java8\"},\"profiles\":["
                + "{\"conditions\":[{\"conditionType\":\"environment\",\"conditionName\":\"V\",\"conditionExpression\":\"^17$\"}],"
                + "\"description\":{\"defaultExecutablePath\":\"java17\"}}]}");
    assertEquals(
        "java17",
        find(List.of(directory), List.of(), "java", Map.of("V", "17"))
            .orElseThrow()
            .command()
            .getFirst());
    assertEquals(
        "java8",
        find(List.of(directory), List.of(), "java", Map.of()).orElseThrow().command().getFirst());
  }

  @Test
  void a_language_without_a_worker_is_not_found() throws Exception {
    Path broken = worker("broken", "{");
    Path disabled =
        worker("off", "{\"description\":{\"language\":\"python\",\"isDisabled\":true}}");
    assertEquals(Optional.empty(), find(List.of(broken, disabled), List.of(), "python", Map.of()));
  }

  @Test
  void an_environment_is_made_from_nothing() throws Exception {
    WorkerRuntime runtime =
        find(List.of(worker("own", config("node", "node", ""))), List.of(), "node", Map.of())
            .orElseThrow();
    WorkerPlace place =
        new WorkerPlace(
            new AppName("orders"),
            folder.resolve("app"),
            folder.resolve("home"),
            folder.resolve("slots"),
            Map.of(
                "TZ", "Europe/Prague",
                "CONTAINER_NAME", "cloud",
                "a=b", "x",
                "FUNCTIONS_APPLICATION_DIRECTORY", "/elsewhere",
                "HTTPS_PROXY", "http://proxy:3128"),
            Sandbox.Limits.NONE);
    Path slot = folder.resolve("slots/1");
    Map<String, String> environment =
        WorkerEnvironment.of(
            runtime,
            place,
            slot,
            Map.of("PATH", "/bin", "SECRET_OF_THE_AGENT", "s", "TZ", "UTC"),
            List.of("--functions-uri", "http://10.0.0.1:5000/"));
    assertEquals("/bin", environment.get("PATH"));
    assertEquals("Europe/Prague", environment.get("TZ"));
    assertEquals(folder.resolve("home").toString(), environment.get("HOME"));
    assertEquals(slot.resolve("tmp").toString(), environment.get("TMPDIR"));
    assertEquals(
        folder.resolve("app").toString(), environment.get("FUNCTIONS_APPLICATION_DIRECTORY"));
    assertTrue(environment.get("no_proxy").contains("10.0.0.1"));
    for (String absent : List.of("SECRET_OF_THE_AGENT", "CONTAINER_NAME", "a=b")) {
      assertFalse(environment.containsKey(absent), absent);
    }
  }

  private static String config(String language, String program, String more) {
    return "{\"description\":{\"language\":\""
        + language
        + "\",\"defaultExecutablePath\":\""
        + program
        + "\",\"defaultWorkerPath\":\"worker.jar\""
        + more
        + "}}";
  }

  private Path worker(String name, String config) throws IOException {
    Path directory = Files.createDirectories(folder.resolve(name));
    Files.writeString(directory.resolve("worker.config.json"), config);
    return directory;
  }

  private Optional<WorkerRuntime> find(
      List<Path> own, List<Path> extra, String language, Map<String, String> settings) {
    return new WorkerRuntimes(own, extra, Map.of("JAVA_HOME", "/jdk"))
        .find(language, folder, settings);
  }
}
