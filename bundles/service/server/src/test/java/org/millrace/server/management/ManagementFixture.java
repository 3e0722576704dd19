package org.millrace.server.management;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.millrace.cluster.ChangeFeed;
import org.millrace.host.port.Check;
import org.millrace.management.ManagementClient;
import org.millrace.server.EventLoops;
import org.millrace.server.dataplane.AppLookup;
import org.millrace.server.dataplane.RunningApp;
import org.millrace.server.tls.CertificateAuthority;
import org.millrace.server.tls.CertificateLife;
import org.millrace.server.tls.IssuableNames;
import org.millrace.store.AgentRow;
import org.millrace.store.InstallationKind;
import org.millrace.store.NewInstallation;
import org.millrace.store.Store;
import org.millrace.store.journal.InvocationJournal;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.sql.DatabaseConfig;

/** The management API on a real port over a real store, with operations that need no workers. */
final class ManagementFixture implements AutoCloseable {
  final Store store;
  final FakeOperations operations;
  final ChangeFeed feed;
  final InvocationJournal journal;
  final ManagementServer server;
  final InetSocketAddress address;
  final Path data;
  final String token;

  private final EventLoops loops = EventLoops.start(2);
  private final Map<String, RunningApp> running = new ConcurrentHashMap<>();
  private final OkHttpClient http;

  ManagementFixture(Path data) throws IOException {
    this(data, InstallationKind.DEVELOPMENT, new OkHttpClient());
  }

  ManagementFixture(Path data, InstallationKind kind, OkHttpClient http) throws IOException {
    this.data = data;
    this.http = http;
    store =
        Store.open(
            DatabaseConfig.embedded(data),
            new InstallationKey(data.resolve("installation.key")),
            new NewInstallation("plant", kind),
            Clock.systemUTC());
    store.run(unit -> unit.agents().register(agent(), Duration.ofSeconds(15)));
    token = store.write(unit -> unit.tokens().create("bob", Optional.empty())).orElseThrow();
    operations = new FakeOperations(store, data);
    feed = new ChangeFeed(store);
    journal = new InvocationJournal(store, FakeOperations.AGENT, app -> List.of());
    server =
        new ManagementServer(
            loops,
            settings(data),
            new ManagementParts(
                store, authority(store), operations, this::find, feed, journal, List.of(check())));
    address = server.start();
  }

  /** One whose clients are compared with the OpenAPI document. */
  static ManagementFixture watched(Path data, ContractRecorder recorder) throws IOException {
    return new ManagementFixture(
        data,
        InstallationKind.DEVELOPMENT,
        new OkHttpClient.Builder().addInterceptor(recorder).build());
  }

  private static ManagementSettings settings(Path data) {
    return new ManagementSettings(
        new InetSocketAddress("127.0.0.1", 0),
        Optional.empty(),
        Optional.of(data.resolve("control.sock")),
        data.resolve("uploads"),
        FakeOperations.AGENT,
        "0.1.0",
        "http://127.0.0.1:7071");
  }

  private static CertificateAuthority authority(Store store) {
    return new CertificateAuthority(
        store, new IssuableNames("plant.test", Optional::empty), CertificateLife.USUAL);
  }

  private static AgentRow agent() {
    return new AgentRow(
        FakeOperations.AGENT,
        "0123456789abcdef0123456789abcdef",
        AgentRow.State.READY,
        "0.1.0",
        "Linux",
        "process",
        List.of("node 22"),
        new TreeMap<>(),
        "http://127.0.0.1:7071",
        java.time.Instant.EPOCH,
        java.time.Instant.EPOCH);
  }

  private static Check check() {
    return () ->
        List.of(new Check.Finding(Check.Severity.WARNING, "clock", "It is late", "Go home"));
  }

  private AppLookup.Found find(String name) {
    RunningApp app = running.get(name);
    return app == null ? new AppLookup.Unknown() : new AppLookup.Running(app);
  }

  void running(String app, RunningApp how) {
    running.put(app, how);
  }

  /** Signed in with a token. */
  ManagementClient client() {
    return new ManagementClient(url(), "Bearer " + token, http);
  }

  ManagementClient client(String authorization) {
    return new ManagementClient(url(), authorization, http);
  }

  OkHttpClient http() {
    return http;
  }

  HttpUrl url() {
    return HttpUrl.get("http://127.0.0.1:" + address.getPort());
  }

  /** A package with a host.json and one file. */
  static RequestBody zip(String content) {
    return RequestBody.create(zipBytes(content), MediaType.get("application/zip"));
  }

  static byte[] zipBytes(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(zip, "host.json", "{\"version\":\"2.0\"}");
      entry(zip, "src/hello.js", content);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Override
  public void close() {
    server.stop(Duration.ofSeconds(2));
    feed.close();
    journal.close();
    store.close();
    loops.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
