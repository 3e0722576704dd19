package org.millrace.host.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.ScriptHost;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.fake.FakeWorker;
import org.millrace.host.fake.FakeWorkerChannels;
import org.millrace.host.port.Body;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.KeySource.AppKeys;
import org.millrace.model.FunctionMetadata;

/**
 * What the official host answered to recorded requests, asked of ours. The language worker is
 * played; routes, keys, mapping and answers are real.
 */
class GoldenCasesTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Cases that have to be there; the rest belongs to the front end, the admin API or a quirk. */
  private static final int LEAST_COVERED = 540;

  private static final Set<String> PROFILES =
      Set.of(
          "v4",
          "v4-offline",
          "v4-prefix-empty",
          "v4-prefix-custom",
          "v4-http-settings",
          "v4-body-limit",
          "v4-home-off",
          "v4-development",
          "v4-bad-names",
          "v4-hostjson-empty",
          "v4-hostjson-empty-object",
          "v4-hostjson-noversion",
          "v4-hostjson-v3",
          "v4-hostjson-broken",
          "v4-hostjson-array",
          "v4-hostjson-number-version",
          "v4-hostjson-bad-timeout",
          "v4-hostjson-bad-prefix-type",
          "v4-hostjson-functions-list",
          "v4-unknown-binding",
          "v3",
          "v3-return-off",
          "v3-bad-load",
          "v4-unknown-constraint",
          "v4-broken-template",
          "v4-hostjson-missing",
          "v4-hostjson-bundle-missing",
          "v3-bad-constraint",
          "v3-bad-template");

  /** Where ours is better or other on purpose: the answer it gives instead. */
  private static final Map<String, Integer> OTHERWISE =
      Map.of(
          // Functions with a binding that no extension knows load; only what needs it fails.
          "v4-unknown-binding/get-needs", 200,
          // Identities from outside are taken off, so the body differs.
          "v4/header-client-principal", 200,
          "v3/client-principal", 200,
          // The limit holds for chunked bodies, too.
          "v4-body-limit/over-chunked", 413);

  @TempDir Path folder;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final List<ScriptHost> hosts = new ArrayList<>();
  private final AtomicReference<GoldenCase> current = new AtomicReference<>();
  private JsonNode recorded;
  private Path fixtures;

  @BeforeEach
  void readRecordings() throws IOException {
    fixtures = SharedFixtures.folder("http-golden");
    recorded = JSON.readTree(fixtures.resolve("cases.json").toFile());
  }

  @AfterEach
  void stop() {
    hosts.forEach(ScriptHost::stop);
    timer.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> recorded_requests_are_answered_as_by_the_official_host() throws Exception {
    Map<String, Integer> notCovered = new TreeMap<>();
    Map<String, List<GoldenCase>> byProfile = new LinkedHashMap<>();
    int covered = 0;
    for (JsonNode json : recorded.path("cases")) {
      GoldenCase golden = new GoldenCase(json);
      String reason =
          PROFILES.contains(golden.profile())
              ? golden.notOurs().orElse("")
              : "profile " + golden.profile();
      if (reason.isEmpty()) {
        byProfile.computeIfAbsent(golden.profile(), name -> new ArrayList<>()).add(golden);
        covered++;
      } else {
        notCovered.merge(reason, 1, Integer::sum);
      }
    }
    System.out.printf("%d golden cases covered; not covered: %s%n", covered, notCovered);
    int count = covered;
    Stream<DynamicTest> enough =
        Stream.of(
            DynamicTest.dynamicTest(
                "at least " + LEAST_COVERED + " cases are covered",
                () -> assertTrue(count >= LEAST_COVERED, count + " cases")));
    return Stream.concat(enough, byProfile.entrySet().stream().flatMap(this::tests));
  }

  private Stream<DynamicTest> tests(Map.Entry<String, List<GoldenCase>> profile) {
    Map<String, ScriptHost> started = new HashMap<>();
    return profile.getValue().stream()
        .map(golden ->
            DynamicTest.dynamicTest(
                golden.id(),
                () -> {
                  ScriptHost host = started.get(golden.profile());
                  if (host == null) {
                    host = start(profile(golden.profile()));
                    started.put(golden.profile(), host);
                  }
                  check(golden, host);
                }));
  }

  private void check(GoldenCase golden, ScriptHost host) throws Exception {
    current.set(golden);
    HttpAnswer answer =
        host.enter()
            .orElseThrow()
            .handle(golden.request())
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    Optional<Integer> otherwise =
        Optional.ofNullable(OTHERWISE.get(golden.id())).or(golden::otherwise);
    if (otherwise.isPresent()) {
      assertEquals(otherwise.get(), answer.status());
      return;
    }
    assertEquals(golden.status(), answer.status());
    assertEquals(golden.headers(), GoldenCase.compared(answer.headers()));
    if (golden.body().isPresent()) {
      byte[] body = bytes(answer);
      boolean head = golden.request().method().equals("HEAD");
      assertArrayEquals(
          head ? new byte[0] : golden.body().get(),
          body,
          () -> new String(body, java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static byte[] bytes(HttpAnswer answer) {
    var buffer = ((Body.Buffered) answer.body()).bytes().duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private JsonNode profile(String name) {
    for (JsonNode profile : recorded.path("profiles")) {
      if (profile.path("name").asText().equals(name)) {
        return profile;
      }
    }
    throw new IllegalStateException(name);
  }

  private ScriptHost start(JsonNode profile) throws Exception {
    String name = profile.path("name").asText();
    FakeWorker worker = profile.path("app").asText().equals("v4") ? v4(name) : v3();
    FakeHost fake = new FakeHost(folder.resolve(name), new FakeWorkerChannels(worker)).keys(keys());
    copyApp(fixtures.resolve("apps").resolve(profile.path("app").asText()), fake, profile);
    profile
        .path("environment")
        .properties()
        .forEach(entry -> fake.setting(entry.getKey(), entry.getValue().asText()));
    ScriptHost host = fake.create(fake.factory(timer));
    hosts.add(host);
    host.start()
        .handle((report, failure) -> report)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    return host;
  }

  private FakeWorker v4(String profile) {
    List<FunctionMetadata> functions = new ArrayList<>(GoldenV4.index());
    switch (profile) {
      case "v4-bad-names" -> functions.addAll(oddNames());
      case "v4-unknown-binding" ->
          functions.add(
              FakeFunctions.function(
                  "needsQueue",
                  "{\"type\":\"httpTrigger\",\"direction\":\"in\",\"name\":\"req\",\"authLevel\":\"anonymous\",\"route\":\"needsQueue\"}",
                  "{\"type\":\"http\",\"direction\":\"out\",\"name\":\"$return\"}",
                  "{\"type\":\"queue\",\"direction\":\"out\",\"name\":\"q\"}"));
      case "v4-unknown-constraint" ->
          functions.add(FakeFunctions.http("odd", "anonymous", "odd/{x:nosuch}"));
      case "v4-broken-template" -> functions.add(FakeFunctions.http("odd", "anonymous", "odd/{x"));
      default -> {}
    }
    return new FakeWorker()
        .indexes(functions.toArray(FunctionMetadata[]::new))
        .on("*", request -> GoldenV4.answer(current.get(), request));
  }

  private static List<FunctionMetadata> oddNames() {
    List<FunctionMetadata> functions = new ArrayList<>();
    for (String name :
        List.of("9nine", "with space", "host", "dash-ok", "under_ok", "a".repeat(128))) {
      functions.add(FakeFunctions.http(name));
    }
    functions.add(FakeFunctions.http("slashEnd", "anonymous", "end/slash/"));
    functions.add(FakeFunctions.http("adminRoute", "anonymous", "~/x"));
    functions.add(FakeFunctions.http("emptyRoute", "anonymous", ""));
    functions.add(FakeFunctions.http("unicodeRoute", "anonymous", "žlutý"));
    functions.add(FakeFunctions.http("spaceRoute", "anonymous", "a b"));
    return functions;
  }

  private FakeWorker v3() {
    FakeWorker worker =
        new FakeWorker()
            .failsToLoad("Bad-Throws", "module failed while loading")
            .failsToLoad("Bad-NoExport", "Unable to determine function entry point");
    for (String function :
        List.of(
            "Echo",
            "Routed",
            "Answer",
            "Returned",
            "DoneStyle",
            "LevelDefault",
            "Good",
            "Off",
            "NoOutput",
            "Throws")) {
      worker.on(function, request -> GoldenV3.answer(function, current.get(), request));
    }
    return worker;
  }

  private static void copyApp(Path app, FakeHost fake, JsonNode profile) throws IOException {
    try (Stream<Path> files = Files.walk(app)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String relative = app.relativize(file).toString();
        if (isWanted(relative, profile.path("onlyFunctions"))) {
          fake.file(relative, Files.readString(file));
        }
      }
    }
    JsonNode hostJson = profile.path("hostJson");
    if (hostJson.isNull()) {
      Files.delete(fake.app().resolve("host.json"));
    } else if (!hostJson.isMissingNode()) {
      fake.file("host.json", hostJson.isTextual() ? hostJson.asText() : hostJson.toString());
    }
    for (Map.Entry<String, JsonNode> extra : profile.path("extraFiles").properties()) {
      fake.file(extra.getKey(), extra.getValue().asText());
    }
  }

  private static boolean isWanted(String relative, JsonNode onlyFunctions) {
    if (onlyFunctions.isMissingNode() || !relative.contains("/")) {
      return true;
    }
    for (JsonNode function : onlyFunctions) {
      if (relative.startsWith(function.asText() + "/")) {
        return true;
      }
    }
    return false;
  }

  private AppKeys keys() {
    JsonNode keys = recorded.path("keys");
    Map<String, Map<String, String>> ofFunctions = new HashMap<>();
    keys.path("functionKeys")
        .properties()
        .forEach(entry -> ofFunctions.put(entry.getKey(), texts(entry.getValue())));
    return new AppKeys(
        keys.path("master").asText(),
        texts(keys.path("hostFunctionKeys")),
        texts(keys.path("systemKeys")),
        ofFunctions);
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
