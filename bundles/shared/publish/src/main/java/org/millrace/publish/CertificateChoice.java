package org.millrace.publish;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** The preferred first, and what was offered before, for a handshake that has chosen from it. */
  private record Offer(List<HeldCertificate> now, List<HeldCertificate> before) {

    Optional<HeldCertificate> find(String alias) {
      return Stream.concat(now.stream(), before.stream())
          .filter(each -> each.alias().equals(alias))
          .findFirst();
    }
  }

  private volatile Offer offer = new Offer(List.of(), List.of());

  /**
   * Nothing changes when they are offered already.
   *
   * @param certificates the preferred first
   */
  synchronized void offer(List<HeldCertificate> certificates) {
    if (!certificates.equals(offer.now())) {
      offer = new Offer(certificates, offer.now());
    }
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    if (!keyType.equals(KEY_TYPE)) {
      return null;
    }
    List<HeldCertificate> now = offer.now();
    return asked(engine)
        .flatMap(host -> now.stream().filter(each -> each.isFor(host)).findFirst())
        .or(() -> now.stream().findFirst())
        .map(HeldCertificate::alias)
        .orElse(null);
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
    return offer.find(alias).map(held -> held.chain().toArray(X509Certificate[]::new)).orElse(null);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return offer.find(alias).map(HeldCertificate::key).orElse(null);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return keyType.equals(KEY_TYPE)
        ? offer.now().stream().map(HeldCertificate::alias).toArray(String[]::new)
        : new String[0];
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    String[] aliases = getServerAliases(keyType, issuers);
    return aliases.length == 0 ? null : aliases[0];
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
