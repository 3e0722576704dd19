package org.millrace.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.millrace.management.Authority;
import org.millrace.management.CertificateRequest;
import org.millrace.management.IssuedCertificate;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementJson;
import org.millrace.management.Problem;

/** An agent that signs certificates for a day, but none for names in the domain {@code strange}. */
final class SigningAgent implements AutoCloseable {
  static final String FINGERPRINT = "ab".repeat(32);
  static final Duration LIFE = Duration.ofDays(1);
  static final Duration RENEWED_AFTER = Duration.ofHours(6);

  private final HeldCertificate ca =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("ca").build();
  private final HttpServer server;
  private final String suffix;
  private final List<CertificateRequest> requests = new CopyOnWriteArrayList<>();

  SigningAgent(String suffix) throws IOException {
    this.suffix = suffix;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/certificate-authority", this::authority);
    server.createContext("/api/v1/certificates", this::sign);
    server.start();
  }

  ManagementClient client() {
    HttpUrl url = HttpUrl.get("http://localhost:" + server.getAddress().getPort());
    return new ManagementClient(url, "Bearer t", new OkHttpClient());
  }

  /** What it was asked for, the refused ones included. */
  List<CertificateRequest> requests() {
    return requests;
  }

  /** Sockets of a client that trusts this CA alone. */
  SSLSocketFactory trusting() {
    return new HandshakeCertificates.Builder()
        .addTrustedCertificate(ca.certificate())
        .build()
        .sslSocketFactory();
  }

  private void authority(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        new Authority(
            ca.certificatePem(), FINGERPRINT, ca.certificate().getNotAfter().toInstant(), suffix));
  }

  private void sign(HttpExchange exchange) throws IOException {
    CertificateRequest wanted =
        ManagementJson.mapper().readValue(exchange.getRequestBody(), CertificateRequest.class);
    requests.add(wanted);
    if (wanted.names().stream().anyMatch(name -> name.endsWith(".strange"))) {
      answer(exchange, 422, new Problem(422, "no", "That is a strange name."));
      return;
    }
    HeldCertificate.Builder made =
        new HeldCertificate.Builder()
            .keyPair(new KeyPair(publicKey(wanted.publicKey()), ca.keyPair().getPrivate()))
            .signedBy(ca);
    wanted.names().forEach(made::addSubjectAlternativeName);
    answer(
        exchange,
        201,
        new IssuedCertificate(
            made.build().certificatePem() + ca.certificatePem(),
            FINGERPRINT,
            TestTime.START.plus(LIFE),
            TestTime.START.plus(RENEWED_AFTER)));
  }

  private static PublicKey publicKey(String pem) {
    try {
      String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static void answer(HttpExchange exchange, int status, Object value) {
    try (exchange) {
      byte[] body = ManagementJson.mapper().writeValueAsBytes(value);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
