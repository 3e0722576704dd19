package org.millrace.server.tls;

import java.security.KeyPair;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.millrace.management.IssuedCertificate;
import org.millrace.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that this agent shows. Its key is made at each start and each renewal and is
 * never written down; it is renewed some time before its end, and when the CA is another one.
 */
public final class ServerCertificate implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServerCertificate.class);
  private static final long EVERY_MINUTES = 60;

  private final Store store;
  private final CertificateAuthority authority;
  private final SubjectNames names;
  private final CopyOnWriteArrayList<Consumer<TlsIdentity>> listeners =
      new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("server-certificate").daemon().factory());
  private volatile Held held;

  private record Held(TlsIdentity identity, IssuedCertificate issued) {}

  private ServerCertificate(Store store, CertificateAuthority authority, SubjectNames names) {
    this.store = store;
    this.authority = authority;
    this.names = names;
    this.held = make();
  }

  /** Has one issued, and renewed from now on. */
  public static ServerCertificate issue(
      Store store, CertificateAuthority authority, SubjectNames names) {
    ServerCertificate certificate = new ServerCertificate(store, authority, names);
    certificate.watch.scheduleWithFixedDelay(
        certificate::look, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    return certificate;
  }

  public TlsIdentity identity() {
    return held.identity();
  }

  /** The listener is given each new certificate; it must not fail. */
  public void onRenewal(Consumer<TlsIdentity> listener) {
    listeners.add(listener);
  }

  private Held make() {
    KeyPair keys = CertificateMaker.keys();
    IssuedCertificate issued = authority.sign(keys.getPublic(), names);
    String key = new Pem("PRIVATE KEY", keys.getPrivate().getEncoded()).text();
    return new Held(new TlsIdentity(issued.certificates(), key), issued);
  }

  private void look() {
    try {
      renewIfDue();
    } catch (RuntimeException notYet) {
      log.warn("this agent's certificate could not be renewed: {}", notYet.getMessage());
    }
  }

  /** Replaces it when it is time to. */
  void renewIfDue() {
    IssuedCertificate issued = held.issued();
    boolean isDue = !store.clock().instant().isBefore(issued.renew());
    if (isDue || !authority.current().fingerprint().equals(issued.authority())) {
      held = make();
      listeners.forEach(listener -> listener.accept(held.identity()));
    }
  }

  @Override
  public void close() {
    watch.shutdown();
  }
}
