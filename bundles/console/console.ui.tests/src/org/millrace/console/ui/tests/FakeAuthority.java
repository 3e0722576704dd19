package org.millrace.console.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.millrace.management.Authority;
import org.millrace.management.CertificateRequest;
import org.millrace.management.Fingerprint;
import org.millrace.management.IssuedCertificate;

/** The CA of a fake installation; it signs whatever it is asked to. */
final class FakeAuthority {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final KeyPair keys = newKeys();
  private final X500Name name = new X500Name("CN=fake authority " + NUMBERS.incrementAndGet());
  private final X509Certificate certificate = sign(keys.getPublic(), name, List.of());

  Authority authority() {
    return new Authority(pem(certificate), fingerprint().hex(), end(), "");
  }

  Fingerprint fingerprint() {
    try {
      return Fingerprint.of(certificate);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  IssuedCertificate issue(CertificateRequest wanted) {
    String base64 = wanted.publicKey().replaceAll("-----[A-Z ]+-----", "");
    try {
      PublicKey key =
          KeyFactory.getInstance("EC")
              .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
      X509Certificate issued = sign(key, new X500Name("CN=endpoint"), wanted.names());
      return new IssuedCertificate(
          pem(issued) + pem(certificate), fingerprint().hex(), end(), end());
    } catch (GeneralSecurityException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** What an agent on this machine shows. */
  SSLContext agent() {
    try {
      KeyPair own = newKeys();
      X509Certificate issued =
          sign(own.getPublic(), new X500Name("CN=pc-14"), List.of("localhost", "127.0.0.1"));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      Certificate[] chain = {issued, certificate};
      store.setKeyEntry("agent", own.getPrivate(), new char[0], chain);
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException broken) {
      throw new AssertionError(broken);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }

  private static Instant end() {
    return Instant.now().plus(LIFE);
  }

  /** Without names it is a CA. */
  private X509Certificate sign(PublicKey key, X500Name subject, List<String> names) {
    X509v3CertificateBuilder made =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(NUMBERS.incrementAndGet()),
            Date.from(Instant.now().minusSeconds(60)),
            Date.from(end()),
            subject,
            key);
    try {
      made.addExtension(Extension.basicConstraints, true, new BasicConstraints(names.isEmpty()));
      if (!names.isEmpty()) {
        made.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              made.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException | OperatorCreationException failure) {
      throw new AssertionError(failure);
    }
  }

  private static GeneralNames alternatives(List<String> names) {
    return new GeneralNames(
        names.stream()
            .map(each ->
                new GeneralName(
                    each.contains(":") || each.matches("[0-9.]+")
                        ? GeneralName.iPAddress
                        : GeneralName.dNSName,
                    each))
            .toArray(GeneralName[]::new));
  }

  private static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
