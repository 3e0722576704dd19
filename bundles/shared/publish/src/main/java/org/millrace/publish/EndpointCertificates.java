package org.millrace.publish;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.millrace.management.Authority;
import org.millrace.management.ManagementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates of an endpoint: one of each installation's own CA, renewed for as long as this
 * is open. Keys are made here, live in memory and go nowhere. Safe for threads.
 */
public final class EndpointCertificates implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EndpointCertificates.class);
  private static final long EVERY_MINUTES = 60;
  private static final int NOT_SIGNED = 422;

  /** An agent that refused is left alone for so long. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Supplier<List<CertificateIssuer>> issuers;
  private final EndpointNames names;
  private final Clock clock;
  private final Runnable changed;
  private final CertificateChoice choice = new CertificateChoice();
  private final Map<String, Held> held = new LinkedHashMap<>();
  private final PublishTls tls;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("publish-certificate").daemon().factory());

  private record Held(Optional<HeldCertificate> certificate, String trouble, Instant again) {

    boolean isDue(CertificateIssuer issuer, Instant now) {
      boolean isFresh =
          certificate
              .map(HeldCertificate::issued)
              .filter(issued -> now.isBefore(issued.renew()))
              .filter(issued ->
                  issuer.authority().isEmpty() || issuer.authority().equals(issued.authority()))
              .isPresent();
      return !isFresh && !now.isBefore(again);
    }
  }

  /**
   * @param issuers those that can be asked now, the preferred first
   * @param changed told when {@link #standings} may answer otherwise, on any thread
   */
  public EndpointCertificates(
      Supplier<List<CertificateIssuer>> issuers,
      EndpointNames names,
      Clock clock,
      Runnable changed) {
    this.issuers = issuers;
    this.names = names;
    this.clock = clock;
    this.changed = changed;
    SSLContext context = context(choice);
    this.tls = new PublishTls(() -> context);
    watch.scheduleWithFixedDelay(this::look, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  private static SSLContext context(KeyManager keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, null, null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("This Java does not speak TLS.", broken);
    }
  }

  /** For the listener. While there is no certificate, no handshake succeeds. */
  public PublishTls tls() {
    return tls;
  }

  /** How it stands with each installation that was ever asked. */
  public synchronized List<CertificateStanding> standings() {
    List<CertificateStanding> all = new ArrayList<>();
    held.forEach((installation, each) ->
        all.add(
            new CertificateStanding(
                installation, each.certificate().map(has -> has.issued().ends()), each.trouble())));
    return all;
  }

  /** Asks for what is missing, soon and elsewhere; nothing happens when all is there. */
  public void refreshSoon() {
    try {
      watch.execute(this::look);
    } catch (RejectedExecutionException closed) {
      log.debug("no certificates are asked for any more");
    }
  }

  private void look() {
    try {
      refresh();
    } catch (RuntimeException fault) {
      // The next hour must come all the same.
      log.error("the publish endpoint's certificates could not be looked after", fault);
    }
  }

  /** Asks for what is missing or due; blocks. What cannot be had is told by the standings. */
  public void refresh() {
    boolean isNew = false;
    List<CertificateIssuer> now = issuers.get();
    offer(now);
    for (CertificateIssuer issuer : now) {
      if (isDue(issuer)) {
        put(issuer.installation(), ask(issuer));
        offer(now);
        isNew = true;
      }
    }
    if (isNew) {
      changed.run();
    }
  }

  private synchronized boolean isDue(CertificateIssuer issuer) {
    Held now = held.get(issuer.installation());
    return now == null || now.isDue(issuer, clock.instant());
  }

  private Held ask(CertificateIssuer issuer) {
    try {
      Authority authority = issuer.agent().authority();
      return new Held(
          Optional.of(askBy(issuer, suffixed(authority.hostSuffix()))), "", Instant.MIN);
    } catch (IOException | RuntimeException refused) {
      log.warn(
          "{} issues no certificate to the publish endpoint: {}",
          issuer.installation(),
          refused.getMessage());
      return new Held(
          before(issuer.installation()),
          String.valueOf(refused.getMessage()),
          clock.instant().plus(PATIENCE));
    }
  }

  /** Names that the CA may refuse are left out when it does. */
  private HeldCertificate askBy(CertificateIssuer issuer, List<String> more) throws IOException {
    EndpointNames wanted = names.and(more);
    try {
      return HeldCertificate.ask(issuer.agent(), wanted.all());
    } catch (ManagementException refused) {
      if (refused.status() != NOT_SIGNED || wanted.wished().isEmpty()) {
        throw refused;
      }
      log.info("the certificate goes without {}: {}", wanted.wished(), refused.getMessage());
      return HeldCertificate.ask(issuer.agent(), wanted.needed());
    }
  }

  /** GitHub's action and others demand a host such as APP.scm.SUFFIX. */
  private static List<String> suffixed(String suffix) {
    return suffix.isEmpty() ? List.of() : List.of("scm." + suffix, "*.scm." + suffix);
  }

  private synchronized Optional<HeldCertificate> before(String installation) {
    return Optional.ofNullable(held.get(installation)).flatMap(Held::certificate);
  }

  private synchronized void put(String installation, Held now) {
    held.put(installation, now);
  }

  /** What still holds; before all others that of installations that can be asked now. */
  private synchronized void offer(List<CertificateIssuer> preferred) {
    Instant now = clock.instant();
    Set<String> order = new LinkedHashSet<>();
    preferred.forEach(issuer -> order.add(issuer.installation()));
    order.addAll(held.keySet());
    choice.offer(
        order.stream()
            .flatMap(installation -> before(installation).stream())
            .filter(certificate -> now.isBefore(certificate.issued().ends()))
            .toList());
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
