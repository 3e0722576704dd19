package org.millrace.management;

import java.io.Serial;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** An agent showed a certificate that nobody on this machine trusts yet, or any more. */
public final class UntrustedCertificateException extends CertificateException {
  @Serial private static final long serialVersionUID = 1;

  private final transient X509Certificate shown;
  private final transient X509Certificate issuer;
  private final boolean changed;

  UntrustedCertificateException(
      X509Certificate shown,
      X509Certificate issuer,
      Optional<Fingerprint> trustedBefore,
      CertificateException cause) {
    super("The certificate of " + shown.getSubjectX500Principal() + " is not trusted.", cause);
    this.shown = shown;
    this.issuer = issuer;
    this.changed = trustedBefore.isPresent();
  }

  /** The one that a call failed for, if it did; calls wrap it. */
  public static Optional<UntrustedCertificateException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedCertificateException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Whether another certificate was trusted for this agent before. */
  public boolean isChanged() {
    return changed;
  }

  /** The agent's own certificate. */
  public X509Certificate shown() {
    return shown;
  }

  /** The fingerprint to compare and trust: that of the last certificate the agent sent, its CA. */
  public Fingerprint fingerprint() {
    try {
      return Fingerprint.of(issuer);
    } catch (CertificateEncodingException unreadable) {
      throw new IllegalStateException("A certificate that was read cannot be written.", unreadable);
    }
  }
}
