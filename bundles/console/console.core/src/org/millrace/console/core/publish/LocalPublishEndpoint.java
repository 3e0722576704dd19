package org.millrace.console.core.publish;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationsListener;
import org.millrace.management.InstallationSnapshot;
import org.millrace.management.ManagementClient;
import org.millrace.publish.Announcement;
import org.millrace.publish.CertificateIssuer;
import org.millrace.publish.CertificateStanding;
import org.millrace.publish.EndpointCertificates;
import org.millrace.publish.EndpointNames;
import org.millrace.publish.MachineName;
import org.millrace.publish.PublishInstallation;
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

  private static final int HISTORY = 500;

  /** How it stands with the endpoint. */
  public sealed interface State {
    record Off() implements State {}

    /**
     * @param url its root in clear, with a slash at the end
     * @param secure its root with TLS
     * @param trouble why there is none with TLS although it was wanted; else empty
     */
    record On(URI url, Optional<URI> secure, String trouble, Instant since) implements State {}

    /** It was to be on, and the sentence says why it is not. */
    record Failed(EndpointListeners wanted, String reason) implements State {}
  }

  private final InstallationConnections connections;
  private final Clock clock;
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final PublishHistory history;
  private final InstallationsListener whoSigns = _ -> askForCertificates();
  private List<Announcement> announcements = List.of();
  private volatile Optional<RunningEndpoint> running = Optional.empty();
  private volatile State state = new State.Off();

  @Activate
  public LocalPublishEndpoint(@Reference InstallationConnections connections) {
    this(connections, Clock.systemUTC());
  }

  LocalPublishEndpoint(InstallationConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
    this.history = new PublishHistory(HISTORY, clock, this::tell);
  }

  public State state() {
    return state;
  }

  /** Where profiles point to: where it listens, or would on its usual port. */
  public URI url() {
    return state instanceof State.On on
        ? on.url()
        : URI.create("http://127.0.0.1:" + EndpointListeners.USUAL_PORT + "/");
  }

  /** Where profiles of this kind point to: those for imports with TLS, if it can be had. */
  public URI url(ProfileFormat format) {
    boolean isSecure = format == ProfileFormat.PUBLISH_SETTINGS;
    return isSecure && state instanceof State.On on ? on.secure().orElse(on.url()) : url();
  }

  /** How it stands with the certificates of the installations; empty while it is off. */
  public List<CertificateStanding> certificates() {
    return running.map(on -> on.certificates().standings()).orElse(List.of());
  }

  /** What was published and refused since the console started, newest first. */
  public List<PublishRow> requests() {
    return history.rows();
  }

  /** Whether a client has asked for anything but its way in, in that time until now. */
  public boolean wasUsedWithin(Duration time) {
    Instant since = clock.instant().minus(time);
    return requests().stream().anyMatch(row -> row.attempt().time().isAfter(since));
  }

  /** The listener is told of every change, on any thread; must not block. */
  public void addListener(Runnable listener) {
    listeners.addIfAbsent(listener);
  }

  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  /**
   * Listens from now on; does nothing if it does already. Blocks.
   *
   * @throws IOException with a sentence when the port in clear cannot be had
   */
  public void turnOn(EndpointListeners wanted) throws IOException {
    try {
      start(wanted);
    } catch (IOException taken) {
      state = new State.Failed(wanted, taken.getMessage());
      throw taken;
    } finally {
      tell();
    }
  }

  private synchronized void start(EndpointListeners wanted) throws IOException {
    if (running.isPresent()) {
      return;
    }
    String machine = MachineName.here();
    EndpointCertificates certificates =
        new EndpointCertificates(
            this::issuers, EndpointNames.of(machine, wanted.secure()), clock, this::tell);
    RunningEndpoint.Parts parts = new RunningEndpoint.Parts(this::installations, history, clock);
    RunningEndpoint on;
    try {
      on = RunningEndpoint.start(wanted, certificates, parts);
    } catch (IOException | RuntimeException failure) {
      certificates.close();
      throw failure;
    }
    running = Optional.of(on);
    announcements = announce(on, machine);
    state = new State.On(on.url(), on.secureUrl(machine), on.trouble(), clock.instant());
    connections.addListener(whoSigns);
    askForCertificates();
    LOG.info("the publish endpoint is on at {}", on.url());
  }

  /** Whenever an installation comes, its certificate is asked for. */
  private void askForCertificates() {
    running
        .filter(on -> on.endpoint().httpsAddress().isPresent())
        .ifPresent(on -> on.certificates().refreshSoon());
  }

  /** So that profiles made elsewhere can name it. */
  private List<Announcement> announce(RunningEndpoint on, String machine) {
    return Stream.concat(Stream.of(on.url()), on.secureUrl(machine).stream())
        .map(url -> Announcement.toAll(this::accepting, withoutSlash(url), machine))
        .toList();
  }

  private static String withoutSlash(URI url) {
    return url.toString().replaceFirst("/$", "");
  }

  private List<ManagementClient> accepting() {
    return installations().stream()
        .filter(PublishInstallation::open)
        .map(PublishInstallation::agent)
        .toList();
  }

  /** Answers what is under way and listens no more. Blocks for some seconds at most. */
  public void turnOff() {
    stop();
    tell();
  }

  @Deactivate
  synchronized void stop() {
    connections.removeListener(whoSigns);
    announcements.forEach(Announcement::close);
    announcements = List.of();
    running.ifPresent(RunningEndpoint::stop);
    running = Optional.empty();
    state = new State.Off();
  }

  private List<CertificateIssuer> issuers() {
    return connected().stream()
        .flatMap(monitor ->
            monitor.state().snapshot().stream()
                .map(known ->
                    new CertificateIssuer(
                        known.installation().name(),
                        known.installation().caFingerprint(),
                        monitor.access().client())))
        .toList();
  }

  private List<PublishInstallation> installations() {
    return connected().stream().flatMap(monitor -> target(monitor).stream()).toList();
  }

  private List<InstallationMonitor> connected() {
    return connections.states().stream()
        .filter(known -> known.link().takesOrders())
        .flatMap(known -> connections.find(known.id()).stream())
        .toList();
  }

  private static Optional<PublishInstallation> target(InstallationMonitor monitor) {
    Optional<InstallationSnapshot> snapshot = monitor.state().snapshot();
    return snapshot.map(known ->
        new PublishInstallation(
            known.installation().name(),
            monitor.access().client(),
            monitor.state().acceptsPublishes()));
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
