package org.millrace.console.core.connection;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentTrustTest {
  @TempDir static Path folder;
  private static X509Certificate authority;
  private static X509Certificate agent;
  private static X509Certificate stranger;

  @BeforeAll
  static void make() throws Exception {
    Certificates certificates = new Certificates(folder);
    authority = certificates.authority("plant");
    agent = certificates.signedBy("plant", "agent");
    stranger = certificates.lonely("stranger");
  }

  private static AgentTrust trusting(X509Certificate certificate) throws Exception {
    return new AgentTrust(Optional.of(Fingerprint.of(certificate)));
  }

  private static X509Certificate[] chain(X509Certificate... certificates) {
    return certificates;
  }

  @Test
  void an_agent_of_the_trusted_authority_is_trusted() throws Exception {
    AgentTrust trust = trusting(authority);

    assertDoesNotThrow(() -> trust.checkServerTrusted(chain(agent, authority), "EC"));
  }

  @Test
  void the_trusted_certificate_itself_is_trusted() throws Exception {
    AgentTrust trust = trusting(stranger);

    assertDoesNotThrow(() -> trust.checkServerTrusted(chain(stranger), "EC"));
  }

  @Test
  void sending_the_trusted_authority_along_does_not_help_a_stranger() throws Exception {
    AgentTrust trust = trusting(authority);

    var refused =
        assertThrows(
            UntrustedCertificateException.class,
            () -> trust.checkServerTrusted(chain(stranger, authority), "EC"));
    assertTrue(refused.isChanged());
  }

  @Test
  void an_agents_certificate_does_not_make_others_trusted() throws Exception {
    AgentTrust trust = trusting(agent);

    assertThrows(
        UntrustedCertificateException.class,
        () -> trust.checkServerTrusted(chain(stranger, agent), "EC"));
  }

  @Test
  void an_unknown_one_says_what_there_is_to_compare() {
    AgentTrust trust = new AgentTrust(Optional.empty());

    var refused =
        assertThrows(
            UntrustedCertificateException.class,
            () -> trust.checkServerTrusted(chain(agent, authority), "EC"));

    assertFalse(refused.isChanged());
    assertDoesNotThrow(() -> assertEquals(Fingerprint.of(authority), refused.fingerprint()));
  }
}
