package org.millrace.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.millrace.publish.recorded.WireAnswer;
import org.millrace.publish.recorded.WireClient;

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
  private final Path uploads;
  private final Semaphore received = new Semaphore(0);
  private final List<ScriptedAgent> agents = new ArrayList<>();
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> tlsRefused = new LinkedBlockingQueue<>();
  private final PublishEndpoint endpoint;

  private Lab(Path folder, List<PublishTls> tls, long limit, PublishTiming timing)
      throws IOException {
    uploads = folder.resolve("uploads");
    agent = installation("test", true).app("orders", "TestPassw0rd");
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    PublishOptions plain = PublishOptions.on(free, uploads, "anna").limitedTo(limit);
    endpoint =
        new PublishEndpoint(
            tls.isEmpty() ? plain : plain.securedBy(tls.getFirst(), List.of(free)),
            () -> installations,
            new Recorder(),
            new EndpointTime(time, timing, time));
    endpoint.start();
  }

  static Lab open(Path folder) throws IOException {
    return new Lab(folder, List.of(), PublishOptions.PACKAGE_LIMIT, TIMING);
  }

  static Lab limited(Path folder, long limit) throws IOException {
    return new Lab(folder, List.of(), limit, TIMING);
  }

  static Lab secure(Path folder, PublishTls tls) throws IOException {
    return new Lab(folder, List.of(tls), PublishOptions.PACKAGE_LIMIT, TIMING);
  }

  /** Cuts silent clients off after so long. */
  static Lab impatient(Path folder, Duration silence) throws IOException {
    PublishTiming timing =
        new PublishTiming(
            silence,
            silence,
            silence,
            TIMING.dropping(),
            TIMING.patience(),
            TIMING.live(),
            TIMING.look());
    return new Lab(folder, List.of(), PublishOptions.PACKAGE_LIMIT, timing);
  }

  /** Connects one installation more. */
  ScriptedAgent installation(String name, boolean open) throws IOException {
    ScriptedAgent more = ScriptedAgent.start();
    agents.add(more);
    installations.add(new PublishInstallation(name, more.client(), open));
    return more;
  }

  WireClient connect() throws IOException {
    return WireClient.to(http());
  }

  InetSocketAddress http() {
    return endpoint.httpAddress().orElseThrow();
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

  /** Waits until a client breaks a TLS handshake off, and says what it said. */
  String tlsRefused() throws InterruptedException {
    String reason = tlsRefused.poll(20, TimeUnit.SECONDS);
    if (reason == null) {
      throw new AssertionError("the listener was told of no handshake");
    }
    return reason;
  }

  /** Waits until the head of a request has come. */
  void received() throws InterruptedException {
    if (!received.tryAcquire(20, TimeUnit.SECONDS)) {
      throw new AssertionError("no request came");
    }
  }

  /** Packages that lie in the endpoint's folder. */
  long uploadsLeft() {
    try (Stream<Path> files = Files.list(uploads)) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small function app. */
  static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("host.json");
      entry.setTimeLocal(LocalDateTime.of(2026, 1, 2, 3, 4, 6));
      zip.putNextEntry(entry);
      zip.write("{\"version\":\"2.0\"}".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Signs in as the publish user of orders, with its password. */
  static final String ORDERS = basic("$orders", "TestPassw0rd");

  /** Sends a package on a connection of its own. */
  WireAnswer publish(String target, String... headers) throws IOException {
    return post(target, zip(), headers);
  }

  WireAnswer post(String target, byte[] body, String... headers) throws IOException {
    return exchange("POST", target, body, headers);
  }

  WireAnswer exchange(String method, String target, byte[] body, String... headers)
      throws IOException {
    List<String> head = WireClient.head(method + " " + target + " HTTP/1.1", headers);
    head.add("Content-Length: " + body.length);
    try (WireClient client = connect()) {
      return client.send(head, body);
    }
  }

  WireAnswer get(String target, String... headers) throws IOException {
    try (WireClient client = connect()) {
      return client.get(target, headers);
    }
  }

  static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private final class Recorder implements PublishListener {
    @Override
    public void received(PublishAttempt attempt) {
      received.release();
    }

    @Override
    public void ended(PublishAttempt attempt, PublishOutcome outcome) {
      told.add(new Told(attempt, outcome));
    }

    @Override
    public void tlsRefused(String client, String reason) {
      tlsRefused.add(reason);
    }
  }

  @Override
  public void close() {
    endpoint.close();
    agents.forEach(ScriptedAgent::close);
  }
}
