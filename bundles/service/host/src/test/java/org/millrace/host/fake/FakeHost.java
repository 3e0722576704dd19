package org.millrace.host.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.millrace.host.ScriptHost;
import org.millrace.host.ScriptHostFactory;
import org.millrace.host.ScriptHostSpec;
import org.millrace.host.port.Body;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.KeySource.AppKeys;
import org.millrace.host.port.Sandbox;
import org.millrace.host.worker.WorkerRuntimes;
import org.millrace.model.AppName;

/** Makes script hosts whose workers are scripted, in a folder of the test. */
public final class FakeHost {
  public static final AppName APP = new AppName("orders");
  public static final AppKeys KEYS =
      new AppKeys(
          "the-master-key",
          Map.of("default", "a-host-key"),
          Map.of("sample", "a-system-key"),
          Map.of("hello", Map.of("default", "a-key-of-hello")));

  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private final Set<String> disabled = new HashSet<>();
  private final RecordingSink sink = new RecordingSink();
  private final FakeWorkerChannels channels;
  private AppKeys keys = KEYS;

  public FakeHost(Path folder, FakeWorkerChannels channels) throws IOException {
    this.folder = folder;
    this.channels = channels;
    Files.createDirectories(app());
    Path worker = Files.createDirectories(folder.resolve("workers/node"));
    Files.writeString(
        worker.resolve("worker.config.json"),
        "{\"description\":{\"language\":\"node\",\"defaultExecutablePath\":\"node\","
            + "\"defaultWorkerPath\":\"worker.js\",\"workerIndexing\":\"true\"}}");
    settings.put("FUNCTIONS_WORKER_RUNTIME", "node");
  }

  public Path app() {
    return folder.resolve("app");
  }

  public FakeHost file(String name, String text) throws IOException {
    Path file = app().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  public FakeHost setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  public FakeHost disable(String function) {
    disabled.add(function);
    return this;
  }

  public FakeHost keys(AppKeys others) {
    keys = others;
    return this;
  }

  public RecordingSink sink() {
    return sink;
  }

  public FakeWorkerChannels channels() {
    return channels;
  }

  public ScriptHostFactory factory(ScheduledExecutorService timer) {
    return new ScriptHostFactory(
        channels.sandbox(),
        channels,
        app -> keys,
        sink,
        new WorkerRuntimes(
            List.of(folder.resolve("workers/node")), List.of(), Map.of("PATH", "/bin")),
        timer,
        Clock.systemUTC());
  }

  public ScriptHost create(ScriptHostFactory factory) {
    return factory.create(
        new ScriptHostSpec(
            APP,
            7,
            app(),
            folder.resolve("home"),
            folder.resolve("slots"),
            settings,
            disabled,
            Sandbox.Limits.NONE));
  }

  public static HttpRequest get(String target, Header... headers) {
    return request("GET", target, "", headers);
  }

  public static HttpRequest request(String method, String target, String body, Header... headers) {
    int question = target.indexOf('?');
    List<Header> all = new ArrayList<>(List.of(headers));
    return new HttpRequest(
        method,
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        "http://golden.test" + target,
        all,
        body.isEmpty() ? Body.EMPTY : Body.of(body.getBytes(StandardCharsets.UTF_8)),
        "127.0.0.1");
  }
}
