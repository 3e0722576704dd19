package org.millrace.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.fake.FakeWorkerChannels;
import org.millrace.model.AppName;
import org.millrace.store.AgentRun;
import org.millrace.store.DeploymentRow;
import org.millrace.store.Store;

/** The cluster's part of an agent on a real store, with scripted workers. */
final class TestAgent implements AutoCloseable {
  private final String name;
  private final Path folder;
  private final Store store;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ChangeFeed feed;
  private final Membership membership;
  private final Cluster cluster;

  TestAgent(String name, Path folder, Store store, FakeWorkerChannels workers) throws IOException {
    this.name = name;
    this.folder = Files.createDirectories(folder.resolve(name));
    this.store = store;
    this.feed = new ChangeFeed(store);
    for (String part : List.of("packages", "apps", "home", "slots", "run")) {
      Files.createDirectories(this.folder.resolve(part));
    }
    PackageCache cache =
        new PackageCache(store, this.folder.resolve("packages"), this.folder.resolve("apps"));
    HostStarter starter =
        new HostStarter(
            store,
            cache,
            new FakeHost(this.folder, workers).factory(timer),
            this.folder.resolve("home"),
            this.folder.resolve("slots"));
    AgentRun run = AgentRun.begin(name);
    this.membership = Membership.join(store, profile(run), this.folder.resolve("run/agent"));
    this.cluster = new Cluster(store, run, feed, cache, starter);
    cluster.start();
  }

  static AgentProfile profile(AgentRun run) {
    return new AgentProfile(
        run, "1", "test", "process", List.of("node"), Map.of(), "http://" + run.agent());
  }

  /** How many packages of an app are unpacked on this agent's disk. */
  int packages(AppName app) {
    String[] names = folder.resolve("apps").resolve(app.value()).toFile().list();
    return names == null ? 0 : names.length;
  }

  Cluster cluster() {
    return cluster;
  }

  /** A package of a node app with the given text in it, so that each is another one. */
  Path zip(String text) throws IOException {
    Path zip = Files.createTempFile(folder, "app", ".zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream content = new ZipOutputStream(out)) {
      put(content, "host.json", "{\"version\":\"2.0\"}");
      put(content, "package.json", "{\"main\":\"index.js\"}");
      put(content, "index.js", "// " + text);
    }
    return zip;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Deploys and waits for the end. */
  DeploymentRow deploy(AppName app, String text) throws Exception {
    DeploymentRow started = cluster.deployments().deploy(app, zip(text), "app.zip", order());
    return awaitEnd(started);
  }

  static DeployOrder order() {
    return new DeployOrder(true, false, OptionalInt.empty(), "anna", "test", "");
  }

  DeploymentRow awaitEnd(DeploymentRow started) throws InterruptedException {
    await("the end of deployment " + started.number(), () -> row(started).ended().isPresent());
    return row(started);
  }

  private DeploymentRow row(DeploymentRow started) {
    return store.read(unit -> unit.deployments().find(started.id())).orElseThrow();
  }

  /** What answers for the app here: the number of its revision, or 0. */
  int serving(AppName app) {
    return cluster
        .apps()
        .find(app.value())
        .filter(Serving.By.class::isInstance)
        .map(serving -> ((Serving.By) serving).host().spec().revision())
        .orElse(0);
  }

  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    ChangeSignal signal = new ChangeSignal(feed);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited too long for " + what + " on " + name);
      }
      signal.awaitAfter(signal.count(), java.time.Duration.ofMillis(50));
    }
  }

  @Override
  public void close() {
    cluster.close();
    membership.close();
    feed.close();
    timer.shutdownNow();
  }
}
