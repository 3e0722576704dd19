package org.millrace.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509ExtendedKeyManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentTrustTest {
  private final HeldCertificate authority =
      new HeldCertificate.Builder().commonName("mill CA").certificateAuthority(0).build();
  private final HeldCertificate agent =
      new HeldCertificate.Builder()
          .commonName("agent")
          .addSubjectAlternativeName("localhost")
          .signedBy(authority)
          .build();
  private HttpsServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void the_fingerprint_of_the_authority_opens_every_certificate_it_signed() throws Exception {
    serve(agent, authority.certificate());

    assertEquals(204, call(Optional.of(Fingerprint.of(authority.certificate()))));
  }

  @Test
  void the_fingerprint_of_the_certificate_itself_opens_it() throws Exception {
    serve(agent);

    assertEquals(204, call(Optional.of(Fingerprint.of(agent.certificate()))));
  }

  @Test
  void an_unknown_certificate_is_refused_with_the_fingerprint_to_compare() throws Exception {
    serve(agent, authority.certificate());

    UntrustedCertificateException refused = refusal(Optional.empty());

    assertEquals(Fingerprint.of(authority.certificate()), refused.fingerprint());
    assertFalse(refused.isChanged());
  }

  @Test
  void another_certificate_than_the_trusted_one_is_refused_as_changed() throws Exception {
    serve(agent, authority.certificate());
    HeldCertificate other = new HeldCertificate.Builder().build();

    assertTrue(refusal(Optional.of(Fingerprint.of(other.certificate()))).isChanged());
  }

  @Test
  void sending_the_trusted_certificate_along_opens_nothing() throws Exception {
    HeldCertificate impostor =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    serve(impostor, authority.certificate());

    assertTrue(refusal(Optional.of(Fingerprint.of(authority.certificate()))).isChanged());
  }

  @Test
  void a_fingerprint_is_read_as_people_write_it() throws CertificateException {
    Fingerprint fingerprint = Fingerprint.of(agent.certificate());

    assertEquals(fingerprint, Fingerprint.parse(fingerprint.toString().toUpperCase(Locale.ROOT)));
    assertEquals(fingerprint, Fingerprint.parse(fingerprint.hex().replaceAll("(..)(?!$)", "$1:")));
  }

  private void serve(HeldCertificate own, X509Certificate... chain) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {new Shower(own, chain)}, null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private int call(Optional<Fingerprint> trusted) throws IOException {
    OkHttpClient client = AgentTrust.of(new OkHttpClient.Builder(), trusted).build();
    Request request =
        new Request.Builder().url("https://localhost:" + server.getAddress().getPort()).build();
    try (Response response = client.newCall(request).execute()) {
      return response.code();
    }
  }

  private UntrustedCertificateException refusal(Optional<Fingerprint> trusted) {
    SSLHandshakeException failed = assertThrows(SSLHandshakeException.class, () -> call(trusted));
    return (UntrustedCertificateException) failed.getCause();
  }

  /** Shows any chain it is told to, as an impostor's server would. */
  private static final class Shower extends X509ExtendedKeyManager {
    private final HeldCertificate own;
    private final X509Certificate[] chain;

    Shower(HeldCertificate own, X509Certificate... others) {
      this.own = own;
      this.chain =
          Stream.concat(Stream.of(own.certificate()), Stream.of(others))
              .toArray(X509Certificate[]::new);
    }

    @Override
    public String chooseEngineServerAlias(String kind, Principal[] issuers, SSLEngine engine) {
      return "own";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return own.keyPair().getPrivate();
    }

    @Override
    public String[] getServerAliases(String kind, Principal[] issuers) {
      return new String[] {"own"};
    }

    @Override
    public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
      return "own";
    }

    @Override
    public String[] getClientAliases(String kind, Principal[] issuers) {
      return null;
    }

    @Override
    public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
      return null;
    }
  }
}
