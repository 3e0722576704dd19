package org.millrace.console.core.connection;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts what this machine trusts and, for one connection, one certificate more: the agent's own or
 * the one of the CA that signed it. A person compared its fingerprint before.
 */
final class AgentTrust implements X509TrustManager {
  private final X509TrustManager machine;
  private final Optional<Fingerprint> trusted;

  AgentTrust(Optional<Fingerprint> trusted) {
    this.machine = machineTrust();
    this.trusted = trusted;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    if (isSignedByTrusted(chain)) {
      return;
    }
    try {
      machine.checkServerTrusted(chain, kind);
    } catch (CertificateException unknown) {
      throw new UntrustedCertificateException(chain[0], chain[chain.length - 1], trusted, unknown);
    }
  }

  /**
   * Whether the chain leads from the agent's certificate, each signed by the next, to the trusted
   * one. Merely containing it would not do: anybody can send along somebody else's certificate.
   */
  private boolean isSignedByTrusted(X509Certificate[] chain) throws CertificateException {
    if (trusted.isEmpty()) {
      return false;
    }
    for (int i = 0; i < chain.length; i++) {
      chain[i].checkValidity();
      if (Fingerprint.of(chain[i]).equals(trusted.get())) {
        return true;
      }
      if (i + 1 == chain.length || !isIssuer(chain[i + 1], chain[i])) {
        return false;
      }
    }
    return false;
  }

  private static boolean isIssuer(X509Certificate issuer, X509Certificate issued) {
    if (issuer.getBasicConstraints() < 0) {
      return false;
    }
    try {
      issued.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException notSigned) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("The console is never a server with client certificates.");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return machine.getAcceptedIssuers();
  }

  private static X509TrustManager machineTrust() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return x509;
        }
      }
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("This Java has no trust store.", broken);
    }
    throw new IllegalStateException("This Java has no trust store for certificates.");
  }
}
