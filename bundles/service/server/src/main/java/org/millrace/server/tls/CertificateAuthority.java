package org.millrace.server.tls;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.millrace.management.Fingerprint;
import org.millrace.management.IssuedCertificate;
import org.millrace.store.AuthorityRow;
import org.millrace.store.InstallationRow;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs for the installation with its own CA, which is made by the agent that is the first to need
 * it and lives in the store. All methods block; safe for threads.
 */
public final class CertificateAuthority {
  private static final Logger log = LoggerFactory.getLogger(CertificateAuthority.class);

  private static final int FIRST = 1;
  private static final Duration LIFE_OF_AUTHORITY = Duration.ofDays(3652);

  /** A client whose clock is late must not find a certificate that begins in the future. */
  private static final Duration LATE_CLOCKS = Duration.ofHours(1);

  private static final int SMALLEST_RSA = 2048;
  private static final int SMALLEST_EC = 256;

  private final Store store;
  private final IssuableNames issuable;
  private final CertificateLife life;
  private final CertificateMaker maker = new CertificateMaker();

  public CertificateAuthority(Store store, IssuableNames issuable, CertificateLife life) {
    this.store = store;
    this.issuable = issuable;
    this.life = life;
  }

  /** What it signs names under without asking further; empty for none. */
  public String hostSuffix() {
    return issuable.hostSuffix();
  }

  /** The one that signs now, made if there is none yet. */
  public AuthorityRow current() {
    return store
        .read(unit -> unit.authorities().newest())
        .orElseGet(() ->
            store.write(unit -> unit.authorities().newest().orElseGet(() -> make(unit, FIRST))));
  }

  /**
   * Makes a new one, which signs from now on. Agents and endpoints replace what the old one signed;
   * whoever trusts the old one alone has to trust anew.
   */
  public AuthorityRow renew() {
    return store.write(unit -> {
      int next = unit.authorities().newest().map(before -> before.number() + 1).orElse(FIRST);
      return make(unit, next);
    });
  }

  /**
   * All that certificates of this installation may be signed by, PEM: the one that signs now, and
   * those before it for as long as something that they signed can hold.
   */
  public String trusted() {
    List<AuthorityRow> all = store.read(unit -> unit.authorities().all());
    Instant oldest = store.clock().instant().minus(life.length());
    return IntStream.range(0, all.size())
        .filter(i -> i == 0 || all.get(i - 1).created().isAfter(oldest))
        .mapToObj(i -> all.get(i).certificate())
        .collect(joining());
  }

  /** Of agents that start together one makes it; the others take that one. */
  private AuthorityRow make(UnitOfWork unit, int number) {
    InstallationRow installation = unit.installation().find().orElseThrow();
    KeyPair keys = CertificateMaker.keys();
    Instant now = unit.now();
    Instant from = now.minus(LATE_CLOCKS).truncatedTo(ChronoUnit.SECONDS);
    String name = installation.name() + " " + installation.id().substring(0, 8) + " " + number;
    X509Certificate made =
        maker.authority(keys, name, new CertificateMaker.Span(from, from.plus(LIFE_OF_AUTHORITY)));
    AuthorityRow row =
        new AuthorityRow(number, fingerprint(made), pem(made), made.getNotAfter().toInstant(), now);
    String key = new Pem("PRIVATE KEY", keys.getPrivate().getEncoded()).text();
    if (unit.authorities().create(row, key)) {
      log.info("the installation's certificate authority was made: {}", row.fingerprint());
    }
    return unit.authorities().newest().orElseThrow();
  }

  /**
   * A certificate for somebody's key, on request.
   *
   * @param publicKey PEM; the private key stays where it was made
   * @throws Refusal when the key or a name is none that this CA signs
   */
  public IssuedCertificate issue(String publicKey, SubjectNames names) throws Refusal {
    Optional<String> strange = issuable.refused(names);
    if (strange.isPresent()) {
      throw new Refusal(
          "No certificate is issued for "
              + strange.get()
              + ": it is neither a machine's short name nor a private address nor in a domain of this"
              + " agent. Set HOST_SUFFIX to the domain and start the agent again.");
    }
    return sign(read(publicKey), names);
  }

  /** The request is not one that this CA grants; the message is the sentence for who asked. */
  public static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
      super(sentence);
    }
  }

  /** A certificate of this agent's own choice. */
  IssuedCertificate sign(PublicKey subject, SubjectNames names) {
    AuthorityRow authority = current();
    String key = store.read(unit -> unit.authorities().key(authority)).orElseThrow();
    X509Certificate issuer = certificate(authority);
    Instant now = store.clock().instant();
    Instant until = now.plus(life.length());
    CertificateMaker.Span span =
        new CertificateMaker.Span(
            now.minus(LATE_CLOCKS), until.isBefore(authority.ends()) ? until : authority.ends());
    X509Certificate made = maker.server(subject, names, span, issuer, privateKey(key));
    log.info("a certificate was issued until {} for {}", span.until(), names.names());
    return new IssuedCertificate(
        pem(made) + authority.certificate(),
        authority.fingerprint(),
        made.getNotAfter().toInstant(),
        now.plus(life.length()).minus(life.renewedBefore()));
  }

  private static PublicKey read(String pem) throws Refusal {
    PublicKey key;
    try {
      X509EncodedKeySpec encoded = new X509EncodedKeySpec(Pem.parse("PUBLIC KEY", pem).der());
      key = readKey(encoded);
    } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
      throw new Refusal(
          "The public key cannot be read. Send an EC or RSA key as PEM, BEGIN PUBLIC KEY.");
    }
    boolean isStrong =
        switch (key) {
          case ECPublicKey ec ->
              ec.getParams() != null
                  && ec.getParams().getCurve().getField().getFieldSize() >= SMALLEST_EC;
          case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= SMALLEST_RSA;
          default -> false;
        };
    if (!isStrong) {
      throw new Refusal("The public key is too weak; an EC key has 256 bits, an RSA key 2048.");
    }
    return key;
  }

  private static PublicKey readKey(X509EncodedKeySpec encoded) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("EC").generatePublic(encoded);
    } catch (GeneralSecurityException another) {
      return KeyFactory.getInstance("RSA").generatePublic(encoded);
    }
  }

  private static PrivateKey privateKey(String pem) {
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(Pem.parse("PRIVATE KEY", pem).der()));
    } catch (GeneralSecurityException foreign) {
      throw new IllegalStateException("The CA's key in the store is not one of ours.", foreign);
    }
  }

  private static X509Certificate certificate(AuthorityRow authority) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(
                      authority.certificate().getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException foreign) {
      throw new IllegalStateException("The CA's certificate in the store is none.", foreign);
    }
  }

  private static String pem(X509Certificate certificate) {
    try {
      return new Pem("CERTIFICATE", certificate.getEncoded()).text();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return Fingerprint.of(certificate).hex();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
