package org.millrace.agent;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.millrace.agent.AgentConfiguration.Tls;
import org.millrace.server.tls.CertificateAuthority;
import org.millrace.server.tls.CertificateLife;
import org.millrace.server.tls.IssuableNames;
import org.millrace.server.tls.ServerCertificate;
import org.millrace.server.tls.TlsIdentity;
import org.millrace.store.AuthorityRow;
import org.millrace.store.Store;

/**
 * The installation's CA, and the certificate with which this agent listens off loopback, or
 * everywhere if it is told to.
 */
final class AgentTls implements AutoCloseable {
  private final AgentConfiguration configuration;
  private final CertificateAuthority authority;
  private final AuthorityRow current;
  private final Optional<ServerCertificate> certificate;

  private AgentTls(AgentConfiguration configuration, Store store) {
    this.configuration = configuration;
    this.authority =
        new CertificateAuthority(
            store,
            new IssuableNames(configuration.hostSuffix(), MachineNames::domain),
            CertificateLife.USUAL);
    this.current = authority.current();
    boolean isNeeded =
        Stream.of(configuration.management(), configuration.functions()).anyMatch(this::isSecure);
    this.certificate =
        isNeeded
            ? Optional.of(ServerCertificate.issue(store, authority, MachineNames.of(configuration)))
            : Optional.empty();
  }

  /** Makes the CA if the installation has none yet. */
  static AgentTls open(AgentConfiguration configuration, Store store) {
    return new AgentTls(configuration, store);
  }

  CertificateAuthority authority() {
    return authority;
  }

  /** The CA as it was at the start, PEM. */
  String trusted() {
    return current.certificate();
  }

  String fingerprint() {
    return current.fingerprint();
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
    certificate.ifPresent(ServerCertificate::close);
  }
}
