package org.millrace.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes and signs X.509 certificates. Keys and signatures are the JDK's: ECDSA on P-256. */
final class CertificateMaker {
  private static final String CURVE = "secp256r1";
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final int SERIAL_BITS = 127;

  /** More does not fit into a common name; clients read the alternative names anyway. */
  private static final int LONGEST_COMMON_NAME = 64;

  private final SecureRandom random = new SecureRandom();

  /** From when until when a certificate holds. */
  record Span(Instant from, Instant until) {}

  static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java makes keys on P-256.", missing);
    }
  }

  /** A CA that signs servers and no further CA. */
  X509Certificate authority(KeyPair keys, String name, Span span) {
    X500Name subject = subject(name);
    try {
      X509v3CertificateBuilder certificate = begin(subject, subject, keys.getPublic(), span);
      certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      certificate.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return sign(certificate, keys.getPrivate());
    } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
      throw failed(failure);
    }
  }

  /** A certificate for a server with that key. */
  X509Certificate server(
      PublicKey key, SubjectNames names, Span span, X509Certificate issuer, PrivateKey issuerKey) {
    try {
      X500Name by = X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
      X509v3CertificateBuilder certificate = begin(by, subject(commonName(names)), key, span);
      certificate.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()));
      certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      certificate.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      certificate.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
      return sign(certificate, issuerKey);
    } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
      throw failed(failure);
    }
  }

  private X509v3CertificateBuilder begin(
      X500Name issuer, X500Name subject, PublicKey key, Span span)
      throws IOException, GeneralSecurityException {
    X509v3CertificateBuilder certificate =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
            Date.from(span.from()),
            Date.from(span.until()),
            subject,
            key);
    certificate.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    return certificate;
  }

  private static X509Certificate sign(X509v3CertificateBuilder certificate, PrivateKey key)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(certificate.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
  }

  private static X500Name subject(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "Millrace")
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  private static String commonName(SubjectNames names) {
    String first = names.names().getFirst();
    return first.length() <= LONGEST_COMMON_NAME ? first : "server";
  }

  private static GeneralNames alternatives(SubjectNames names) {
    return new GeneralNames(
        names.names().stream()
            .map(name ->
                new GeneralName(
                    SubjectNames.isHost(name) ? GeneralName.dNSName : GeneralName.iPAddress, name))
            .toArray(GeneralName[]::new));
  }

  private static IllegalStateException failed(Exception failure) {
    return new IllegalStateException("A certificate could not be made.", failure);
  }
}
