package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that were planted in an installation are found nowhere outside the app they are for. */
class SecretScanTest {
  private static final String SETTING = "planted-setting-8Zq3vKx";
  private static final String OWN = "PASSWORD=" + SETTING;
  private static final String KEY = "planted-key-pT5wLm2uRb7cYd";

  /** An app that says what it should keep to itself. */
  private static final String TALKATIVE =
      """
      module.exports = async (context, request) => {
        context.log('called at', request.originalUrl, request.headers['x-functions-key'],
          'knows', process.env.PASSWORD);
        context.res = { body: 'well' };
      };
      """;

  @TempDir Path folder;
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, LiveStream> streams = new LinkedHashMap<>();
  private LiveAgent agent;
  private LiveCommand endpoint;

  /** Looks where secrets are while everything runs. */
  private interface Scan {
    List<String> found() throws IOException, InterruptedException;
  }

  @Test
  void no_file_no_log_no_stream_and_no_process_tells_a_secret() throws Exception {
    nobodyTells(this::inProcesses, "ISOLATION=process");
  }

  @Test
  @Tag("container")
  void no_container_tells_a_secret() throws Exception {
    LiveEngine engine = LiveEngine.require();
    nobodyTells(() -> inContainers(engine), "ISOLATION=docker", "DOCKER_HOST=" + engine.address());
  }

  private void nobodyTells(Scan scan, String... settings) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (LiveAgent started = LiveAgent.start(data, settings)) {
      agent = started;
      try (LiveCommand listening = agent.publishEndpoint(folder.resolve("endpoint"))) {
        endpoint = listening;
        streams.put("the changes", agent.follow("events"));
        useThemAll();
        assertEquals(List.of(), scan.found());
        assertEquals(List.of(), inStreams());
        assertEquals(0, endpoint.stop(), endpoint.toString());
      }
      assertEquals(0, agent.stop(), agent.log());
    }
    assertEquals(List.of(), inFiles(data));
    assertEquals(List.of(), in("what the agent printed", agent.log()));
    assertEquals(List.of(), in("what the endpoint printed", endpoint.toString()));
  }

  /** Rightly and wrongly, since it is refusals that tell too much. */
  private void useThemAll() throws Exception {
    secrets.put("setting", SETTING);
    secrets.put("key", KEY);
    secrets.put("token", agent.token());
    Path setting = Files.writeString(folder.resolve("setting"), SETTING);
    Path zip = app(TALKATIVE);
    agent.ask("deploy", "orders", zip.toString(), "--create");
    agent.ask("deploy", "bakery", zip.toString(), "--create");
    streams.put("the log", agent.follow("apps/orders/logs"));
    agent.ask("settings", "set", "orders", "PASSWORD=@" + setting);
    agent.ask("keys", "add", "orders", "--function", "say", "--name", "caller", "--value", KEY);

    String say = agent.url("orders") + "/api/say";
    agent.await("the key to open", () -> agent.get(say + "?code=" + KEY).statusCode() == 200);
    assertEquals(200, agent.get(say, "x-functions-key", KEY).statusCode());
    assertEquals(404, agent.get(say + "/nowhere?code=" + KEY).statusCode());

    Profile profile = Profile.of(agent, "orders", folder.resolve("orders.pubxml"));
    secrets.put("publish password", profile.password());
    secrets.put(
        "publish credential",
        Base64.getEncoder()
            .encodeToString(
                (profile.user() + ":" + profile.password()).getBytes(StandardCharsets.UTF_8)));
    assertEquals("", profile.curl(zip));
    profile.curl(app("throw new Error('no ' + process.env.PASSWORD)"), "?isAsync=true");
    agent.await(
        "the broken one to end",
        () -> !agent.read("apps/orders/deployments").get(0).get("ended").isNull());
    assertEquals(401, agent.manageAs(agent.token() + "x", "apps").statusCode());
  }

  private Path app(String script) throws IOException {
    return House.app(folder.resolve("app.zip"), "function", script);
  }

  private List<String> in(String place, String text) {
    List<String> found = new ArrayList<>();
    secrets.forEach((name, secret) -> {
      if (text.contains(secret)) {
        found.add("the " + name + " is in " + place);
      }
    });
    return found;
  }

  /** Database, logs, packages, slots, homes: every byte of them. */
  private List<String> inFiles(Path data) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        found.addAll(in(file.toString(), text(file)));
      }
    }
    // The scan reads what is really there.
    assertTrue(text(data.resolve("db/millrace.mv.db")).contains("orders"));
    return found;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  /** Each has to say enough that a secret would be in it. */
  private List<String> inStreams() throws IOException, InterruptedException {
    LiveStream log = streams.get("the log");
    agent.await("all calls", () -> log.said().split("called at", -1).length > 2);
    assertTrue(log.said().contains("code=****"), log.said());
    assertTrue(log.said().contains("knows ****"), log.said());
    LiveStream changes = streams.get("the changes");
    agent.await("all changes", () -> changes.said().contains("bakery"));
    assertTrue(changes.said().contains("settings"), changes.said());
    assertTrue(changes.said().contains("keys"), changes.said());
    List<String> found = new ArrayList<>();
    streams.forEach((name, stream) -> found.addAll(in(name, stream.said())));
    return found;
  }

  /** What anyone sees who may ask the engine. */
  private List<String> inContainers(LiveEngine engine) throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    Set<String> apps = new HashSet<>();
    for (JsonNode container : engine.containers(agent.data())) {
      String app = container.at("/Config/Labels/org.millrace.app").asText();
      String all = container.toString();
      apps.add(app);
      assertEquals(app.equals("orders"), all.contains(OWN), "its own settings: " + all);
      found.addAll(in("the container of " + app, all.replace(OWN, "")));
    }
    assertEquals(Set.of("orders", "bakery"), apps);
    return found;
  }

  /** An app's own settings are in the environment of its own worker, as it wants them. */
  private List<String> inProcesses() throws IOException {
    List<String> found = new ArrayList<>();
    int workers = 0;
    for (ProcessHandle process : ours()) {
      Path proc = Path.of("/proc", Long.toString(process.pid()));
      String environment = text(proc.resolve("environ"));
      boolean worker = environment.contains("MILLRACE_SLOT=");
      if (worker) {
        workers++;
        boolean orders = environment.contains("WEBSITE_SITE_NAME=orders");
        assertEquals(orders, environment.contains(OWN), "its own settings: " + environment);
      }
      found.addAll(in("the arguments of " + process.info(), text(proc.resolve("cmdline"))));
      found.addAll(
          in(
              "the environment of " + process.info(),
              worker ? environment.replace(OWN, "") : environment));
    }
    assertTrue(workers >= 2, "no workers were looked at");
    return found;
  }

  /** The agent with all it has started; the endpoint's token is given to it by environment. */
  private List<ProcessHandle> ours() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.isAlive())
        .filter(process -> process.pid() != endpoint.pid())
        .toList();
  }
}
