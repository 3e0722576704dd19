package org.millrace.console.core.publish;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.InstallationSnapshot;
import org.millrace.publish.PublishEndpoint;
import org.millrace.publish.PublishInstallation;
import org.millrace.publish.PublishOptions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console's own publish endpoint, on this machine only: Visual Studio and scripts publish
 * through it to the installations that are connected. Off until it is turned on; may be called from
 * every thread.
 */
@Component(service = LocalPublishEndpoint.class)
public final class LocalPublishEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(LocalPublishEndpoint.class);

  /** Profiles carry the port, so it is the same every day. */
  public static final int USUAL_PORT = 7072;

  private static final int HISTORY = 500;

  /** How it stands with the endpoint. */
  public sealed interface State {
    record Off() implements State {}

    /**
     * @param url its root, with a slash at the end
     */
    record On(URI url, Instant since) implements State {}

    /** It was to be on, and the sentence says why it is not. */
    record Failed(int port, String reason) implements State {}
  }

  private record Running(PublishEndpoint endpoint, Path uploads) {
    void stop() {
      endpoint.close();
      try {
        Files.deleteIfExists(uploads);
      } catch (IOException notEmpty) {
        LOG.info("{} is left behind: {}", uploads, notEmpty.toString());
      }
    }
  }

  private final InstallationConnections connections;
  private final Clock clock;
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final PublishHistory history = new PublishHistory(HISTORY, this::tell);
  private Optional<Running> running = Optional.empty();
  private volatile State state = new State.Off();

  @Activate
  public LocalPublishEndpoint(@Reference InstallationConnections connections) {
    this(connections, Clock.systemUTC());
  }

  LocalPublishEndpoint(InstallationConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  public State state() {
    return state;
  }

  /** Where profiles point to: where it listens, or would on its usual port. */
  public URI url() {
    return state instanceof State.On on ? on.url() : url(USUAL_PORT);
  }

  /** What was published and refused since the console started, newest first. */
  public List<PublishRow> requests() {
    return history.rows();
  }

  /** The listener is told of every change, on any thread; must not block. */
  public void addListener(Runnable listener) {
    listeners.addIfAbsent(listener);
  }

  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  /**
   * Listens on loopback from now on; does nothing if it does already. Blocks.
   *
   * @param port 0 for any that is free
   * @throws IOException with a sentence when the port cannot be had
   */
  public void turnOn(int port) throws IOException {
    try {
      start(port);
    } catch (IOException taken) {
      state = new State.Failed(port, taken.getMessage());
      throw taken;
    } finally {
      tell();
    }
  }

  private synchronized void start(int port) throws IOException {
    if (running.isPresent()) {
      return;
    }
    Path uploads = Files.createTempDirectory("millrace-publish");
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    PublishEndpoint endpoint =
        new PublishEndpoint(
            PublishOptions.on(address, uploads, System.getProperty("user.name", "")),
            this::installations,
            history,
            clock);
    try {
      endpoint.start();
    } catch (IOException | RuntimeException failure) {
      new Running(endpoint, uploads).stop();
      throw failure;
    }
    running = Optional.of(new Running(endpoint, uploads));
    int real = endpoint.httpAddress().orElseThrow().getPort();
    state = new State.On(url(real), clock.instant());
    LOG.info("the publish endpoint is on at port {}", real);
  }

  /** Answers what is under way and listens no more. Blocks for some seconds at most. */
  public void turnOff() {
    stop();
    tell();
  }

  @Deactivate
  synchronized void stop() {
    running.ifPresent(Running::stop);
    running = Optional.empty();
    state = new State.Off();
  }

  private static URI url(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private List<PublishInstallation> installations() {
    return connections.states().stream()
        .filter(known -> known.link().isConnected())
        .flatMap(known -> connections.find(known.id()).stream())
        .flatMap(monitor -> target(monitor).stream())
        .toList();
  }

  /** Production takes no publishes from a workstation that merely happens to be connected. */
  private static Optional<PublishInstallation> target(InstallationMonitor monitor) {
    Optional<InstallationSnapshot> snapshot = monitor.state().snapshot();
    return snapshot.map(known ->
        new PublishInstallation(
            known.installation().name(),
            monitor.access().client(),
            !monitor.state().isProduction()));
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
