package org.millrace.agent;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.millrace.agent.AgentConfiguration.Tls;
import org.millrace.cluster.ChangeFeed;
import org.millrace.server.tls.CertificateAuthority;
import org.millrace.server.tls.CertificateLife;
import org.millrace.server.tls.IssuableNames;
import org.millrace.server.tls.ServerCertificate;
import org.millrace.server.tls.TlsIdentity;
import org.millrace.store.ChangeKind;
import org.millrace.store.ChangeRow;
import org.millrace.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation's CA, and the certificate with which this agent listens off loopback, or
 * everywhere if it is told to.
 */
final class AgentTls implements ChangeFeed.Listener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AgentTls.class);
  private static final long EVERY_MINUTES = 60;

  private final AgentConfiguration configuration;
  private final CertificateAuthority authority;
  private final Optional<ServerCertificate> certificate;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("agent-certificate").daemon().factory());
  private Consumer<String> trusting = authorities -> {};

  private AgentTls(AgentConfiguration configuration, Store store) {
    this.configuration = configuration;
    this.authority =
        new CertificateAuthority(
            store,
            new IssuableNames(configuration.hostSuffix(), MachineNames::domain),
            CertificateLife.USUAL);
    authority.current();
    boolean isNeeded =
        Stream.of(configuration.management(), configuration.functions()).anyMatch(this::isSecure);
    this.certificate =
        isNeeded
            ? Optional.of(new ServerCertificate(store, authority, MachineNames.of(configuration)))
            : Optional.empty();
  }

  /** Makes the CA if the installation has none yet. */
  static AgentTls open(AgentConfiguration configuration, Store store) {
    return new AgentTls(configuration, store);
  }

  CertificateAuthority authority() {
    return authority;
  }

  /** All that other agents' certificates may be signed by, PEM. */
  String trusted() {
    return authority.trusted();
  }

  String fingerprint() {
    return authority.current().fingerprint();
  }

  /**
   * From now on the certificate is renewed when it is time to.
   *
   * @param trust told whom to trust when the CA is another one
   */
  void follow(ChangeFeed feed, Consumer<String> trust) {
    trusting = trust;
    watch.scheduleWithFixedDelay(this::look, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    feed.listen(this);
  }

  @Override
  public void changed(List<ChangeRow> changes) {
    if (changes.stream().anyMatch(change -> change.kind() == ChangeKind.INSTALLATION)) {
      reset();
    }
  }

  @Override
  public void reset() {
    watch.execute(this::look);
  }

  private void look() {
    attempt("trust other agents' certificates", () -> trusting.accept(authority.trusted()));
    attempt("renew its certificate", () -> certificate.ifPresent(ServerCertificate::renewIfDue));
  }

  /** One fault ends neither the other duty nor the schedule. */
  private static void attempt(String duty, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException notYet) {
      log.warn("this agent could not {} and tries again within the hour", duty, notYet);
    }
  }

  boolean isSecure(InetSocketAddress listening) {
    return configuration.tls() == Tls.ON || !listening.getAddress().isLoopbackAddress();
  }

  String url(InetSocketAddress listening) {
    String host = MachineNames.host(listening);
    return (isSecure(listening) ? "https://" : "http://")
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + listening.getPort();
  }

  /** What to show there; empty to listen in clear. */
  Optional<TlsIdentity> identity(InetSocketAddress listening) {
    return certificate.filter(_ -> isSecure(listening)).map(ServerCertificate::identity);
  }

  /** The listener is given each renewed certificate if it listens there with TLS. */
  void onRenewal(InetSocketAddress listening, Consumer<TlsIdentity> listener) {
    certificate.filter(_ -> isSecure(listening)).ifPresent(renewed -> renewed.onRenewal(listener));
  }

  @Override
  public void close() {
    watch.shutdown();
  }
}
