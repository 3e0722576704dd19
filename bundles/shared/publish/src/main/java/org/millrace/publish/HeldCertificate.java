package org.millrace.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.millrace.management.CertificateRequest;
import org.millrace.management.Fingerprint;
import org.millrace.management.IssuedCertificate;
import org.millrace.management.ManagementClient;

/**
 * A certificate with its key, which was made here and stays here.
 *
 * @param alias differs from that of every other certificate
 * @param chain the endpoint's own first
 */
record HeldCertificate(
    String alias, PrivateKey key, List<X509Certificate> chain, IssuedCertificate issued) {

  /** Makes a key and has the installation sign for it. */
  static HeldCertificate ask(ManagementClient agent, List<String> names) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      String publicKey =
          "-----BEGIN PUBLIC KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
              + "\n-----END PUBLIC KEY-----\n";
      IssuedCertificate issued = agent.issueCertificate(new CertificateRequest(publicKey, names));
      List<X509Certificate> chain = read(issued.certificates());
      String alias = Fingerprint.of(chain.getFirst()).hex();
      return new HeldCertificate(alias, keys.getPrivate(), chain, issued);
    } catch (GeneralSecurityException broken) {
      throw new IOException("the certificate cannot be used: " + broken.getMessage(), broken);
    }
  }

  private static List<X509Certificate> read(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** Whether it speaks for a host that a client names; an endpoint's names are no secret. */
  boolean isFor(String host) {
    try {
      Collection<List<?>> names = chain.getFirst().getSubjectAlternativeNames();
      return names != null
          && names.stream().anyMatch(name -> fits((String) name.get(1), lower(host)));
    } catch (CertificateParsingException unreadable) {
      return false;
    }
  }

  private static boolean fits(String name, String host) {
    return name.startsWith("*.")
        ? host.indexOf('.') > 0
            && host.substring(host.indexOf('.')).equals(lower(name.substring(1)))
        : lower(name).equals(host);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "HeldCertificate[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
