package org.millrace.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.host.port.Check;
import org.millrace.management.Fingerprint;
import org.millrace.management.IssuedCertificate;
import org.millrace.store.AuthorityRow;
import org.millrace.store.InstallationKind;
import org.millrace.store.NewInstallation;
import org.millrace.store.Store;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.sql.DatabaseConfig;

/** What the installation's CA signs, and what it does not. */
class CertificateAuthorityTest {
  @TempDir Path data;
  private Store store;
  private CertificateAuthority authority;

  @BeforeEach
  void open() throws Exception {
    store =
        Store.open(
            DatabaseConfig.embedded(data),
            new InstallationKey(data.resolve("installation.key")),
            new NewInstallation("plant", InstallationKind.DEVELOPMENT),
            Clock.systemUTC());
    authority = agent();
  }

  private CertificateAuthority agent() {
    return new CertificateAuthority(
        store,
        new IssuableNames("plant.test", () -> Optional.of("works.example.com")),
        CertificateLife.USUAL);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private IssuedCertificate issued(String... names) throws Exception {
    return authority.issue(
        new Pem("PUBLIC KEY", CertificateMaker.keys().getPublic().getEncoded()).text(),
        SubjectNames.of(List.of(names)));
  }

  private static List<X509Certificate> chain(String pem) throws Exception {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    List<X509Certificate> chain = new ArrayList<>();
    CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(bytes))
        .forEach(certificate -> chain.add((X509Certificate) certificate));
    return chain;
  }

  @Test
  void agents_that_start_together_have_the_same_one() throws Exception {
    List<Callable<String>> agents = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      CertificateAuthority agent = agent();
      agents.add(() -> agent.current().fingerprint());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(agents.size())) {
      List<String> seen = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(agents)) {
        seen.add(answer.get());
      }
      assertEquals(Set.of(authority.current().fingerprint()), Set.copyOf(seen));
    }
  }

  @Test
  void the_authority_signs_servers_and_no_further_authority_for_ten_years() throws Exception {
    AuthorityRow row = authority.current();
    X509Certificate certificate = chain(row.certificate()).getFirst();

    certificate.verify(certificate.getPublicKey());
    assertEquals(row.fingerprint(), Fingerprint.of(certificate).hex());
    assertEquals(0, certificate.getBasicConstraints());
    boolean[] usage = certificate.getKeyUsage();
    assertTrue(usage[5] && usage[6] && !usage[0], Arrays.toString(usage));
    assertTrue(
        certificate.getSubjectX500Principal().getName().startsWith("CN=plant "),
        certificate.getSubjectX500Principal().getName());
    assertEquals(3652, days(certificate));
  }

  private static long days(X509Certificate certificate) {
    return Duration.between(
            certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant())
        .toDays();
  }

  @Test
  void a_servers_certificate_has_its_names_and_thirty_days() throws Exception {
    IssuedCertificate issued =
        issued("LOCALHOST", "pc-14", "*.scm.plant.test", "127.0.0.1", "::1", "localhost");
    List<X509Certificate> chain = chain(issued.certificates());

    X509Certificate own = chain.getFirst();
    own.verify(chain.get(1).getPublicKey());
    own.checkValidity();
    assertEquals(2, chain.size());
    assertEquals(issued.authority(), Fingerprint.of(chain.get(1)).hex());
    assertEquals(-1, own.getBasicConstraints());
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), own.getExtendedKeyUsage());
    assertEquals(
        Set.of("localhost", "pc-14", "*.scm.plant.test", "127.0.0.1", "0:0:0:0:0:0:0:1"),
        own.getSubjectAlternativeNames().stream()
            .map(name -> (String) name.get(1))
            .collect(Collectors.toSet()));
    assertEquals(30, days(own));
    Duration left = Duration.between(issued.renew(), issued.ends());
    assertTrue(left.minusDays(10).abs().toSeconds() < 2, left.toString());
  }

  @Test
  void each_certificate_has_a_number_of_its_own() throws Exception {
    assertNotEquals(
        chain(issued("localhost").certificates()).getFirst().getSerialNumber(),
        chain(issued("localhost").certificates()).getFirst().getSerialNumber());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "app.localhost",
        "pc-14",
        "plant.test",
        "orders.scm.plant.test",
        "*.scm.plant.test",
        "pc-14.works.example.com",
        "10.1.2.3",
        "192.168.0.9",
        "fd00::7"
      })
  void what_is_the_installations_own_is_signed(String name) throws Exception {
    assertEquals(2, chain(issued(name).certificates()).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "www.example.com",
        "example.com",
        "*.com",
        "notplant.test",
        "plant.test.example.org",
        "8.8.8.8",
        "2001:db8::1"
      })
  void what_may_be_a_strangers_is_not(String name) {
    CertificateAuthority.Refusal refusal =
        assertThrows(CertificateAuthority.Refusal.class, () -> issued("localhost", name));
    assertTrue(refusal.getMessage().contains(" for " + name + ":"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "*", "a.*.b", "-a", "http://a", "1.2.3", "a,DNS:b", "x\u0000y"})
  void what_is_no_name_is_none(String name) {
    assertThrows(IllegalArgumentException.class, () -> SubjectNames.of(List.of(name)));
  }

  @Test
  void weak_keys_and_texts_that_are_none_are_refused() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    KeyPair weak = rsa.generateKeyPair();
    SubjectNames names = SubjectNames.of(List.of("localhost"));

    assertThrows(
        CertificateAuthority.Refusal.class,
        () -> authority.issue(new Pem("PUBLIC KEY", weak.getPublic().getEncoded()).text(), names));
    assertThrows(CertificateAuthority.Refusal.class, () -> authority.issue("nothing", names));
    assertThrows(
        CertificateAuthority.Refusal.class,
        () ->
            authority.issue(new Pem("PRIVATE KEY", weak.getPrivate().getEncoded()).text(), names));
  }

  @Test
  void an_agents_own_certificate_is_renewed_when_it_is_time() {
    CertificateAuthority hasty =
        new CertificateAuthority(
            store,
            new IssuableNames("", Optional::empty),
            new CertificateLife(Duration.ofDays(1), Duration.ofDays(2)));
    SubjectNames names = SubjectNames.of(List.of("localhost"));
    List<TlsIdentity> renewed = new ArrayList<>();
    ServerCertificate due = new ServerCertificate(store, hasty, names);
    ServerCertificate fresh = new ServerCertificate(store, authority, names);
    TlsIdentity first = due.identity();
    due.onRenewal(renewed::add);
    fresh.onRenewal(identity -> renewed.clear());

    due.renewIfDue();
    fresh.renewIfDue();

    assertEquals(List.of(due.identity()), renewed);
    assertNotEquals(first.key(), due.identity().key());
  }

  @Test
  void a_certificate_that_a_listener_could_not_show_is_made_again() {
    ServerCertificate own =
        new ServerCertificate(store, authority, SubjectNames.of(List.of("localhost")));
    TlsIdentity first = own.identity();
    List<TlsIdentity> renewed = new ArrayList<>();
    own.onRenewal(identity -> {
      renewed.add(identity);
      if (renewed.size() == 1) {
        throw new IllegalStateException("the listener is busy");
      }
    });
    authority.renew();

    assertThrows(IllegalStateException.class, own::renewIfDue);
    assertEquals(first, own.identity());
    own.renewIfDue();
    own.renewIfDue();

    assertEquals(2, renewed.size());
    assertEquals(renewed.getLast(), own.identity());
  }

  @Test
  void a_new_authority_signs_from_now_on_and_the_old_one_is_still_known() throws Exception {
    AuthorityRow before = authority.current();
    ServerCertificate own =
        new ServerCertificate(store, authority, SubjectNames.of(List.of("localhost")));

    AuthorityRow after = authority.renew();
    own.renewIfDue();

    assertNotEquals(before.fingerprint(), after.fingerprint());
    assertEquals(after, agent().current());
    assertEquals(after.fingerprint(), issued("localhost").authority());
    assertTrue(own.identity().certificates().endsWith(after.certificate()));
    assertEquals(after.certificate() + before.certificate(), authority.trusted());
  }

  private void keep(AuthorityRow row) {
    store.run(unit -> unit.authorities().create(row, "key"));
  }

  @Test
  void an_old_authority_is_trusted_for_as_long_as_what_it_signed_can_hold() {
    Instant now = store.clock().instant();
    Instant end = now.plus(Duration.ofDays(99));
    keep(new AuthorityRow(1, "1".repeat(64), "first ", end, now.minus(Duration.ofDays(60))));
    keep(new AuthorityRow(2, "2".repeat(64), "second ", end, now.minus(Duration.ofDays(31))));
    keep(new AuthorityRow(3, "3".repeat(64), "third ", end, now.minus(Duration.ofDays(29))));

    assertEquals("third second ", authority.trusted());
  }

  @Test
  void doctor_is_told_how_long_it_holds() {
    assertEquals(List.of(), new AuthorityCheck(store).run());
    authority.current();
    assertEquals(Check.Severity.OK, new AuthorityCheck(store).run().getFirst().severity());

    Instant now = store.clock().instant();
    keep(new AuthorityRow(2, "f".repeat(64), "PEM", now.plusSeconds(60), now));
    assertEquals(Check.Severity.WARNING, new AuthorityCheck(store).run().getFirst().severity());
    keep(new AuthorityRow(3, "f".repeat(64), "PEM", now.minusSeconds(60), now));
    assertEquals(Check.Severity.PROBLEM, new AuthorityCheck(store).run().getFirst().severity());
  }
}
