package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.publish.recorded.WireClient;

/** An endpoint gets its certificates from the installations' own CAs and renews them. */
class EndpointCertificatesTest {
  private static final EndpointNames NAMES = EndpointNames.of("pc-14", List.of());

  @TempDir Path folder;
  private volatile String known = "";
  private volatile String gone = "";
  private SigningAgent north;
  private SigningAgent south;
  private final TestTime time = new TestTime();
  private final AtomicInteger changes = new AtomicInteger();

  @BeforeEach
  void two_installations() throws IOException {
    north = new SigningAgent("north.test");
    south = new SigningAgent("south.test");
  }

  @AfterEach
  void stop() {
    north.close();
    south.close();
  }

  private EndpointCertificates certificates(EndpointNames names) {
    return new EndpointCertificates(
        () ->
            Stream.of(
                    new CertificateIssuer("north", known, north.client()),
                    new CertificateIssuer("south", "", south.client()))
                .filter(issuer -> !issuer.installation().equals(gone))
                .toList(),
        names,
        time,
        changes::incrementAndGet);
  }

  private EndpointCertificates certificates() {
    return certificates(NAMES);
  }

  private static int status(InetSocketAddress endpoint, String host, SigningAgent trusted)
      throws IOException {
    try (WireClient client = WireClient.secure(endpoint, host, trusted.trusting())) {
      return client.get("/").status();
    }
  }

  @Test
  void each_client_is_shown_the_certificate_of_the_installation_that_it_names() throws Exception {
    try (EndpointCertificates certificates = certificates();
        Lab lab = Lab.secure(folder, certificates.tls())) {
      assertThrows(IOException.class, () -> status(lab.https(), "localhost", north));
      assertTrue(lab.tlsRefused().contains("has no certificate to show"));

      certificates.refresh();

      assertEquals(200, status(lab.https(), "orders.scm.north.test", north));
      assertEquals(200, status(lab.https(), "orders.scm.south.test", south));
      assertEquals(200, status(lab.https(), "localhost", north));
      assertThrows(IOException.class, () -> status(lab.https(), "localhost", south));
      assertEquals(
          List.of("localhost", "pc-14", "127.0.0.1", "::1", "scm.north.test", "*.scm.north.test"),
          north.requests().getFirst().names());
    }
  }

  @Test
  void what_is_there_is_not_asked_for_again_until_it_is_due() {
    try (EndpointCertificates certificates = certificates()) {
      certificates.refresh();
      certificates.refresh();
      assertEquals(1, north.requests().size());
      assertEquals(1, changes.get());

      time.pass(SigningAgent.RENEWED_AFTER);
      certificates.refresh();

      assertEquals(2, north.requests().size());
      assertNotEquals(
          north.requests().getFirst().publicKey(), north.requests().getLast().publicKey());
    }
  }

  @Test
  void a_certificate_of_another_authority_than_the_installations_is_replaced() {
    try (EndpointCertificates certificates = certificates()) {
      certificates.refresh();
      known = SigningAgent.FINGERPRINT;
      certificates.refresh();
      assertEquals(1, north.requests().size());

      known = "cd".repeat(32);
      certificates.refresh();

      assertEquals(2, north.requests().size());
      assertEquals(1, south.requests().size());
    }
  }

  @Test
  void an_agent_that_is_away_leaves_the_old_one_and_is_told() throws Exception {
    try (EndpointCertificates certificates = certificates();
        Lab lab = Lab.secure(folder, certificates.tls())) {
      certificates.refresh();
      south.close();
      time.pass(SigningAgent.RENEWED_AFTER);
      certificates.refresh();

      CertificateStanding standing = certificates.standings().getLast();
      assertEquals("south", standing.installation());
      assertTrue(standing.ends().isPresent());
      assertFalse(standing.trouble().isEmpty());
      assertEquals("", certificates.standings().getFirst().trouble());
      assertEquals(200, status(lab.https(), "orders.scm.south.test", south));
    }
  }

  @Test
  void a_host_of_several_is_that_of_an_installation_that_is_connected() throws Exception {
    try (EndpointCertificates certificates = certificates();
        Lab lab = Lab.secure(folder, certificates.tls())) {
      certificates.refresh();
      assertEquals(200, status(lab.https(), "localhost", north));

      gone = "north";
      certificates.refresh();

      assertEquals(200, status(lab.https(), "localhost", south));
      assertEquals(200, status(lab.https(), "orders.scm.north.test", north));
    }
  }

  @Test
  void a_certificate_that_has_ended_is_shown_to_nobody() throws Exception {
    try (EndpointCertificates certificates = certificates();
        Lab lab = Lab.secure(folder, certificates.tls())) {
      certificates.refresh();
      north.close();
      south.close();
      time.pass(SigningAgent.LIFE);

      certificates.refresh();

      assertThrows(IOException.class, () -> status(lab.https(), "localhost", north));
      assertTrue(lab.tlsRefused().contains("has no certificate to show"), "it was shown");
    }
  }

  @Test
  void a_name_that_the_authority_refuses_is_left_out_if_it_was_only_wished() {
    EndpointNames names = EndpointNames.of("pc-14.strange", List.of());
    try (EndpointCertificates wished = certificates(names);
        EndpointCertificates needed = certificates(NAMES.and(List.of("pc-14.strange")))) {
      wished.refresh();
      assertEquals("", wished.standings().getFirst().trouble());

      needed.refresh();
      assertEquals("That is a strange name.", needed.standings().getFirst().trouble());
      assertTrue(needed.standings().getFirst().ends().isEmpty());
    }
  }

  @Test
  void an_address_that_it_listens_on_is_one_of_its_names() throws Exception {
    InetSocketAddress inside = new InetSocketAddress(InetAddress.ofLiteral("10.1.2.3"), 443);
    InetSocketAddress all = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 443);

    assertEquals(List.of("10.1.2.3"), EndpointNames.of("pc-14", List.of(inside, all)).wished());
    assertEquals(
        List.of("localhost", "127.0.0.1", "::1"), EndpointNames.of("", List.of()).needed());
  }
}
