package org.millrace.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A publish endpoint on free ports before scripted agents, with all it tells its listener. */
final class Lab implements AutoCloseable {
  /** What is waited for a client is real time; for the agent the clock moves by itself. */
  static final PublishTiming TIMING =
      new PublishTiming(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15),
          Duration.ofSeconds(170),
          Duration.ofMillis(500));

  record Told(PublishAttempt attempt, PublishOutcome outcome) {}

  final ScriptedAgent agent;
  final TestTime time = new TestTime();
  final List<PublishInstallation> installations = new ArrayList<>();
  private final List<ScriptedAgent> agents = new ArrayList<>();
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final Path uploads;
  private final PublishEndpoint endpoint;

  private Lab(Path folder, List<PublishTls> tls, long limit) throws IOException {
    uploads = folder.resolve("uploads");
    agent = installation("test", true).app("orders", "TestPassw0rd");
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    PublishOptions plain = PublishOptions.on(free, uploads, "anna").limitedTo(limit);
    endpoint =
        new PublishEndpoint(
            tls.isEmpty() ? plain : plain.securedBy(tls.getFirst(), List.of(free)),
            () -> installations,
            new Recorder(),
            new EndpointTime(time, TIMING, time));
    endpoint.start();
  }

  static Lab open(Path folder) throws IOException {
    return new Lab(folder, List.of(), PublishOptions.PACKAGE_LIMIT);
  }

  static Lab limited(Path folder, long limit) throws IOException {
    return new Lab(folder, List.of(), limit);
  }

  static Lab secure(Path folder, PublishTls tls) throws IOException {
    return new Lab(folder, List.of(tls), PublishOptions.PACKAGE_LIMIT);
  }

  /** Connects one installation more. */
  ScriptedAgent installation(String name, boolean open) throws IOException {
    ScriptedAgent more = ScriptedAgent.start();
    agents.add(more);
    installations.add(new PublishInstallation(name, more.client(), open));
    return more;
  }

  WireClient connect() throws IOException {
    return WireClient.to(endpoint.httpAddress().orElseThrow());
  }

  InetSocketAddress https() {
    return endpoint.httpsAddress().orElseThrow();
  }

  void stop() {
    endpoint.stop();
  }

  /** Waits for the outcome of the next request. */
  Told told() throws InterruptedException {
    Told next = told.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("the listener was told of nothing");
    }
    return next;
  }

  /** Packages that lie in the endpoint's folder. */
  long uploadsLeft() {
    try (Stream<Path> files = Files.list(uploads)) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private final class Recorder implements PublishListener {
    @Override
    public void ended(PublishAttempt attempt, PublishOutcome outcome) {
      told.add(new Told(attempt, outcome));
    }
  }

  @Override
  public void close() {
    endpoint.close();
    agents.forEach(ScriptedAgent::close);
  }
}
