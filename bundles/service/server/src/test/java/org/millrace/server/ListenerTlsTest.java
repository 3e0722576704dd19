package org.millrace.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.AgentTrust;
import org.millrace.management.Fingerprint;
import org.millrace.server.dataplane.AppLookup;
import org.millrace.server.dataplane.BodyLimits;
import org.millrace.server.dataplane.FrontEndSettings;
import org.millrace.server.dataplane.HttpFrontEnd;
import org.millrace.server.dataplane.TrustedProxies;
import org.millrace.server.tls.CertificateAuthority;
import org.millrace.server.tls.CertificateLife;
import org.millrace.server.tls.IssuableNames;
import org.millrace.server.tls.ServerCertificate;
import org.millrace.server.tls.SubjectNames;
import org.millrace.store.InstallationKind;
import org.millrace.store.NewInstallation;
import org.millrace.store.Store;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.sql.DatabaseConfig;

/** Functions over TLS, while the certificate changes. */
class ListenerTlsTest {
  private static final String REQUEST =
      "GET /functions/none/api/x HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @TempDir Path data;
  private final EventLoops loops = EventLoops.start(2);
  private Store store;
  private CertificateAuthority authority;
  private ServerCertificate certificate;
  private HttpFrontEnd frontEnd;
  private InetSocketAddress address;

  @BeforeEach
  void listen() throws IOException {
    store =
        Store.open(
            DatabaseConfig.embedded(data),
            new InstallationKey(data.resolve("installation.key")),
            new NewInstallation("plant", InstallationKind.DEVELOPMENT),
            Clock.systemUTC());
    authority =
        new CertificateAuthority(
            store, new IssuableNames("", Optional::empty), CertificateLife.USUAL);
    certificate = certificate();
    frontEnd =
        new HttpFrontEnd(
            loops,
            new FrontEndSettings(
                new InetSocketAddress("127.0.0.1", 0),
                Optional.of(certificate.identity()),
                Optional.of(authority.current().certificate()),
                "",
                TrustedProxies.NONE,
                BodyLimits.DEFAULT),
            name -> new AppLookup.Unknown());
    address = frontEnd.start();
  }

  private ServerCertificate certificate() {
    return new ServerCertificate(
        store, authority, SubjectNames.of(List.of("localhost", "127.0.0.1")));
  }

  @AfterEach
  void stop() {
    frontEnd.stop(Duration.ofSeconds(2));
    store.close();
    loops.close();
  }

  private SSLSocket connection() throws Exception {
    OkHttpClient trusting =
        AgentTrust.of(
                new OkHttpClient.Builder(),
                Optional.of(Fingerprint.parse(authority.current().fingerprint())))
            .build();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trusting.x509TrustManager()}, null);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", address.getPort());
    socket.startHandshake();
    return socket;
  }

  private static String ask(SSLSocket socket) throws IOException {
    socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  private static X509Certificate shown(SSLSocket socket) throws IOException {
    return (X509Certificate) socket.getSession().getPeerCertificates()[0];
  }

  @Test
  void a_renewed_certificate_is_shown_to_new_connections_and_open_ones_go_on() throws Exception {
    ServerCertificate renewed = certificate();
    try (SSLSocket before = connection()) {
      assertEquals("HTTP/1.1 404 Not Found", ask(before));

      frontEnd.show(renewed.identity());

      try (SSLSocket after = connection()) {
        assertNotEquals(shown(before).getSerialNumber(), shown(after).getSerialNumber());
        assertEquals("HTTP/1.1 404 Not Found", ask(after));
      }
      before.getSession().invalidate();
      assertEquals("HTTP/1.1 404 Not Found", ask(before));
    }
  }
}
