package org.millrace.server.tls;

import java.security.KeyPair;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.millrace.management.IssuedCertificate;
import org.millrace.store.Store;

/**
 * The certificate that this agent shows. Its key is made at each start and each renewal and is
 * never written down.
 */
public final class ServerCertificate {
  private final Store store;
  private final CertificateAuthority authority;
  private final SubjectNames names;
  private final CopyOnWriteArrayList<Consumer<TlsIdentity>> listeners =
      new CopyOnWriteArrayList<>();
  private volatile Held held;

  private record Held(TlsIdentity identity, IssuedCertificate issued) {}

  /** Has one issued; blocks. */
  public ServerCertificate(Store store, CertificateAuthority authority, SubjectNames names) {
    this.store = store;
    this.authority = authority;
    this.names = names;
    this.held = make();
  }

  public TlsIdentity identity() {
    return held.identity();
  }

  /** The listener is given each new certificate; when it fails, another is made the next time. */
  public void onRenewal(Consumer<TlsIdentity> listener) {
    listeners.add(listener);
  }

  private Held make() {
    KeyPair keys = CertificateMaker.keys();
    IssuedCertificate issued = authority.sign(keys.getPublic(), names);
    String key = new Pem("PRIVATE KEY", keys.getPrivate().getEncoded()).text();
    return new Held(new TlsIdentity(issued.certificates(), key), issued);
  }

  /**
   * Replaces it some time before its end, and when the CA is another one; blocks. What fails is
   * done again by the next call, as the old one is held until every listener shows the new one.
   */
  public void renewIfDue() {
    IssuedCertificate issued = held.issued();
    boolean isDue = !store.clock().instant().isBefore(issued.renew());
    if (isDue || !authority.current().fingerprint().equals(issued.authority())) {
      Held made = make();
      listeners.forEach(listener -> listener.accept(made.identity()));
      held = made;
    }
  }
}
