package org.millrace.console.core.publish;

import java.util.List;
import java.util.Optional;
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
  /** The deployment that came of it, as the installations tell it now. */
  public Optional<Deployment> deployment(List<InstallationState> installations) {
    if (!(outcome.orElse(null) instanceof PublishOutcome.Accepted accepted)) {
      return Optional.empty();
    }
    return installations.stream()
        .flatMap(state -> state.deployments(accepted.app()).stream())
        .filter(deployment -> deployment.id().equals(accepted.deployment()))
        .findFirst();
  }

  PublishRow with(PublishOutcome end) {
    return new PublishRow(attempt, Optional.of(end));
  }
}
