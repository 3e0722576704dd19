package org.millrace.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.millrace.management.Deployment;

/**
 * How a deployment is shown to the client that polls it.
 *
 * <p>The URL it polls carries the time its package was taken, by this endpoint's own clock, as
 * Kudu's does. Clients stop asking after 3 minutes and some then report success; one that is still
 * not live shortly before is reported as failed. Nothing needs to be remembered for that.
 */
final class DeploymentAnswers {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss'Z'");
  private static final String TAKEN = "time";

  private final PublishTiming timing;
  private final Clock clock;

  DeploymentAnswers(EndpointTime time) {
    this.timing = time.timing();
    this.clock = time.clock();
  }

  static String url(Deployment deployment, BaseUrl base) {
    return base.to("/api/deployments/" + deployment.id());
  }

  static DeploymentRecord describe(Deployment deployment, BaseUrl base) {
    return DeploymentRecord.of(deployment, url(deployment, base));
  }

  /** For a package that was just taken; the deployment can be read at the URL already. */
  Answer taken(Deployment deployment, BaseUrl base, Object body) {
    return Answer.json(202, body)
        .with("Location", url(deployment, base) + taken(clock.instant()))
        .with("Retry-After", "5")
        .with("SCM-DEPLOYMENT-ID", deployment.id());
  }

  /** For a poll. */
  Answer state(Deployment deployment, BaseUrl base, Query query) {
    DeploymentRecord record = describe(deployment, base);
    if (record.complete()) {
      return Answer.json(200, record);
    }
    Optional<Instant> taken = query.text(TAKEN).flatMap(DeploymentAnswers::parse);
    if (taken.filter(this::isLate).isPresent()) {
      return Answer.json(200, record.failed(late(), clock.instant()));
    }
    String asked = taken.map(DeploymentAnswers::taken).orElse("");
    return Answer.json(202, record).with("Location", url(deployment, base) + asked);
  }

  /** Whether a package taken then should be live by now. */
  boolean isLate(Instant taken) {
    return clock.instant().isAfter(taken.plus(timing.live()));
  }

  String late() {
    return "The app is not live "
        + timing.live().toSeconds()
        + " seconds after its package was taken. Look at the deployment's log in the console.";
  }

  private static String taken(Instant time) {
    return "?" + TAKEN + "=" + TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
  }

  private static Optional<Instant> parse(String time) {
    try {
      return Optional.of(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException notOurs) {
      return Optional.empty();
    }
  }
}
