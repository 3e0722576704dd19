package org.millrace.console.core.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.Deployment;
import org.millrace.publish.PublishAttempt;
import org.millrace.publish.PublishOutcome;

/**
 * What a client did at the console's publish endpoint.
 *
 * @param outcome empty while it goes on
 */
public record PublishRow(PublishAttempt attempt, Optional<PublishOutcome> outcome) {
  /** The status of a refusal that came before any request. */
  public static final int NO_HANDSHAKE = 0;

  /**
   * How long Visual Studio and the .NET SDK ask what became of a package; then they report that it
   * was published, most of them, whatever comes of it.
   */
  private static final Duration CLIENTS_PATIENCE = Duration.ofMinutes(3);

  private static final Set<String> IMPATIENT =
      Set.of("Visual Studio or dotnet", "dotnet", "unnamed client");

  /** The deployment that came of it, as the installations tell it now. */
  public Optional<Deployment> deployment(List<InstallationState> installations) {
    return accepted()
        .flatMap(accepted ->
            installations.stream()
                .flatMap(state -> state.deployments(accepted.app()).stream())
                .filter(deployment -> deployment.id().equals(accepted.deployment()))
                .findFirst());
  }

  /** The installation that its app is known in: the one that took it, else the first. */
  public Optional<InstallationState> installation(List<InstallationState> installations) {
    return installations.stream()
        .filter(state -> attempt.app().flatMap(state::app).isPresent())
        .filter(state -> accepted().isEmpty() || deployment(List.of(state)).isPresent())
        .findFirst();
  }

  private Optional<PublishOutcome.Accepted> accepted() {
    return outcome
        .filter(PublishOutcome.Accepted.class::isInstance)
        .map(PublishOutcome.Accepted.class::cast);
  }

  /**
   * When the client stopped waiting for the end of the deployment, if it did. The installation's
   * clock may differ from ours, so only durations of it count.
   */
  public Optional<Instant> stoppedWaiting(Deployment deployment, Instant now) {
    Duration waited =
        deployment
            .ended()
            .map(end -> Duration.between(deployment.received(), end))
            .orElse(Duration.between(attempt.time(), now));
    boolean isGone = IMPATIENT.contains(attempt.client()) && waited.compareTo(CLIENTS_PATIENCE) > 0;
    return Optional.of(attempt.time().plus(CLIENTS_PATIENCE)).filter(_ -> isGone);
  }

  PublishRow with(PublishOutcome end) {
    return new PublishRow(attempt, Optional.of(end));
  }
}
