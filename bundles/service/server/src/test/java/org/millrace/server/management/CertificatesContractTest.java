package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millrace.management.Authority;
import org.millrace.management.CertificateRequest;
import org.millrace.management.IssuedCertificate;

/** The installation's certificate authority. */
class CertificatesContractTest extends ManagementContract {
  @Test
  void the_ca_signs_for_names_of_the_installation_and_for_no_others() throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(256);
    String key = pem(keys.generateKeyPair().getPublic());
    Authority authority = client.authority();
    IssuedCertificate issued =
        client.issueCertificate(
            new CertificateRequest(key, List.of("localhost", "PC-14", "*.scm.plant.test")));
    assertEquals(authority.fingerprint(), issued.authority());
    assertTrue(issued.certificates().endsWith(authority.certificate()));
    assertTrue(issued.renew().isBefore(issued.ends()));
    assertEquals(authority.fingerprint(), client.snapshot().installation().caFingerprint());
    assertRefused(
        422,
        "No certificate is issued for www.example.com: it is neither a machine's short name nor a"
            + " private address nor in a domain of this agent. Set HOST_SUFFIX to the domain and"
            + " start the agent again.",
        () ->
            client.issueCertificate(
                new CertificateRequest(key, List.of("localhost", "www.example.com"))));
    assertRefused(
        400,
        "'a b' is neither a host name nor an IP address.",
        () -> client.issueCertificate(new CertificateRequest(key, List.of("a b"))));
    assertRefused(
        422,
        "The public key cannot be read. Send an EC or RSA key as PEM, BEGIN PUBLIC KEY.",
        () -> client.issueCertificate(new CertificateRequest("key", List.of("localhost"))));
  }

  @Test
  void a_renewed_ca_is_the_one_that_is_told_from_then_on() throws IOException {
    Authority before = client.authority();

    Authority after = client.renewAuthority();

    assertNotEquals(before.fingerprint(), after.fingerprint());
    assertEquals(after, client.authority());
    assertEquals(after.fingerprint(), client.snapshot().installation().caFingerprint());
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }
}
