package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.publish.recorded.WireClient;

/** An endpoint listens where it is told, with the newest certificate, until it is stopped. */
class PublishEndpointTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir Path folder;

  private PublishEndpoint endpoint(PublishOptions options) {
    return new PublishEndpoint(options, List::of, new PublishListener() {}, Clock.systemUTC());
  }

  @Test
  void a_port_that_is_taken_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
      InetSocketAddress address = new InetSocketAddress(HERE, taken.getLocalPort());
      try (PublishEndpoint endpoint = endpoint(PublishOptions.on(address, folder, "anna"))) {
        IOException refused = assertThrows(IOException.class, endpoint::start);

        assertTrue(refused.getMessage().contains(":" + taken.getLocalPort()));
        assertEquals(Optional.empty(), endpoint.httpAddress());
      }
    }
  }

  @Test
  void the_second_address_is_taken_when_the_first_cannot_be_had() throws IOException {
    TestCertificate certificate = TestCertificate.make(folder, "second");
    try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
      List<InetSocketAddress> choices =
          List.of(
              new InetSocketAddress(HERE, taken.getLocalPort()), new InetSocketAddress(HERE, 0));
      PublishOptions options =
          PublishOptions.on(new InetSocketAddress(HERE, 0), folder, "anna")
              .securedBy(new PublishTls(certificate::context), choices);
      try (PublishEndpoint endpoint = endpoint(options)) {
        endpoint.start();

        assertNotEquals(taken.getLocalPort(), endpoint.httpsAddress().orElseThrow().getPort());
      }
    }
  }

  @Test
  void a_port_is_free_again_after_the_stop() throws IOException {
    InetSocketAddress address = new InetSocketAddress(HERE, 0);
    PublishEndpoint first = endpoint(PublishOptions.on(address, folder, "anna"));
    first.start();
    InetSocketAddress real = first.httpAddress().orElseThrow();
    first.stop();

    try (PublishEndpoint second = endpoint(PublishOptions.on(real, folder, "anna"))) {
      second.start();
      assertEquals(real, second.httpAddress().orElseThrow());
    }
  }

  @Test
  void an_endpoint_without_an_address_or_a_certificate_is_none() {
    InetSocketAddress address = new InetSocketAddress(HERE, 0);

    assertThrows(
        IllegalArgumentException.class,
        () -> new PublishOptions(Optional.empty(), List.of(), Optional.empty(), folder, 1, "anna"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new PublishOptions(
                Optional.empty(), List.of(address), Optional.empty(), folder, 1, "anna"));
  }

  @Test
  void a_renewed_certificate_counts_from_the_next_connection_on() throws IOException {
    TestCertificate old = TestCertificate.make(folder, "old");
    TestCertificate renewed = TestCertificate.make(folder, "renewed");
    AtomicReference<SSLContext> newest = new AtomicReference<>(old.context());
    try (Lab lab = Lab.secure(folder.resolve("lab"), new PublishTls(newest::get));
        WireClient before = WireClient.secure(lab.https(), "localhost", old.trusting())) {
      assertEquals(200, before.get("/").status());

      newest.set(renewed.context());

      assertEquals(200, before.get("/").status());
      try (WireClient after = WireClient.secure(lab.https(), "localhost", renewed.trusting())) {
        assertEquals(200, after.get("/").status());
      }
      try (WireClient outdated = WireClient.secure(lab.https(), "localhost", old.trusting())) {
        assertThrows(IOException.class, () -> outdated.get("/"));
      }
    }
  }

  @Test
  void a_client_that_does_not_trust_the_certificate_is_told_of() throws Exception {
    TestCertificate shown = TestCertificate.make(folder, "shown");
    TestCertificate trusted = TestCertificate.make(folder, "trusted");
    try (Lab lab = Lab.secure(folder.resolve("lab"), new PublishTls(shown::context));
        WireClient client = WireClient.secure(lab.https(), "localhost", trusted.trusting())) {
      assertThrows(IOException.class, () -> client.get("/"));

      assertTrue(lab.tlsRefused().contains("does not trust the installation's CA"));
    }
  }

  @Test
  void a_client_that_speaks_in_clear_where_tls_is_due_is_told_of_as_such() throws Exception {
    TestCertificate shown = TestCertificate.make(folder, "shown");
    try (Lab lab = Lab.secure(folder.resolve("lab"), new PublishTls(shown::context));
        WireClient client = WireClient.to(lab.https())) {
      assertThrows(IOException.class, () -> client.get("/"));

      String told = lab.tlsRefused();
      assertTrue(told.endsWith(" does not speak TLS; its address should begin with https."), told);
    }
  }

  @Test
  void a_listener_that_fails_keeps_no_client_from_its_answer() throws IOException {
    PublishListener failing =
        new PublishListener() {
          @Override
          public void received(PublishAttempt attempt) {
            throw new IllegalStateException("a bug of the listener");
          }
        };
    PublishOptions options = PublishOptions.on(new InetSocketAddress(HERE, 0), folder, "anna");
    try (PublishEndpoint endpoint =
        new PublishEndpoint(options, List::of, failing, Clock.systemUTC())) {
      endpoint.start();
      try (WireClient client = WireClient.to(endpoint.httpAddress().orElseThrow())) {
        assertEquals(200, client.get("/").status());
      }
    }
  }
}
