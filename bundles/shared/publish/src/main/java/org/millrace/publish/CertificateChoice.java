package org.millrace.publish;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows each client the certificate of the installation whose host name it asks for; who asks for
 * none of them is shown the first. What is offered may change at any time.
 */
final class CertificateChoice extends X509ExtendedKeyManager {
  private static final String KEY_TYPE = "EC";

  private final AtomicLong numbers = new AtomicLong();

  /** By alias. The one that a handshake under way has chosen stays until the next change. */
  private final Map<String, HeldCertificate> known = new ConcurrentHashMap<>();

  private volatile List<String> offered = List.of();

  /**
   * @param certificates the preferred first
   */
  synchronized void offer(List<HeldCertificate> certificates) {
    List<String> before = offered;
    List<String> aliases =
        certificates.stream().map(each -> "c" + numbers.incrementAndGet()).toList();
    for (int i = 0; i < aliases.size(); i++) {
      known.put(aliases.get(i), certificates.get(i));
    }
    offered = aliases;
    known.keySet().removeIf(alias -> !aliases.contains(alias) && !before.contains(alias));
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    if (!keyType.equals(KEY_TYPE)) {
      return null;
    }
    List<String> now = offered;
    return asked(engine)
        .flatMap(host -> now.stream().filter(alias -> known.get(alias).isFor(host)).findFirst())
        .orElse(now.isEmpty() ? null : now.getFirst());
  }

  private static Optional<String> asked(SSLEngine engine) {
    if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
      return Optional.empty();
    }
    for (SNIServerName name : session.getRequestedServerNames()) {
      if (name instanceof SNIHostName host) {
        return Optional.of(host.getAsciiName());
      }
    }
    return Optional.empty();
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    HeldCertificate held = known.get(alias);
    return held == null ? null : held.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    HeldCertificate held = known.get(alias);
    return held == null ? null : held.key();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return keyType.equals(KEY_TYPE) ? offered.toArray(String[]::new) : new String[0];
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return keyType.equals(KEY_TYPE) && !offered.isEmpty() ? offered.getFirst() : null;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
    return null;
  }
}
