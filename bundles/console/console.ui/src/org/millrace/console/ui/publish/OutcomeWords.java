package org.millrace.console.ui.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.PublishRow;
import org.millrace.console.ui.Times;
import org.millrace.management.Deployment;
import org.millrace.publish.PublishOutcome;

/** How it is said what became of a client's request, at a moment. */
record OutcomeWords(PublishRow row, List<InstallationState> states, Instant now) {
  String sentence() {
    if (row.outcome().isEmpty()) {
      return Messages.Outcome_receiving;
    }
    return switch (row.outcome().get()) {
      case PublishOutcome.Accepted accepted ->
          row.deployment(states)
              .map(this::of)
              .orElse(NLS.bind(Messages.Outcome_accepted, accepted.installation()));
      case PublishOutcome.Refused refused -> NLS.bind(Messages.Outcome_refused, refused.reason());
      case PublishOutcome.BrokenOff broken ->
          NLS.bind(Messages.Outcome_brokenOff, DeploymentWords.size(broken.bytes()));
      case PublishOutcome.Answered answered ->
          NLS.bind(Messages.Outcome_answered, answered.status());
    };
  }

  private String of(Deployment deployment) {
    String words = end(deployment);
    return row.stoppedWaiting(deployment, now)
        .map(left -> bind(Messages.Outcome_left, words, Times.moment(left)))
        .orElse(words);
  }

  private static String end(Deployment deployment) {
    String step = DeploymentWords.step(deployment.state());
    if (deployment.state() == Deployment.State.FAILED) {
      return NLS.bind(Messages.Outcome_failed, deployment.number(), deployment.statusText());
    }
    return deployment
        .ended()
        .map(end -> Duration.between(deployment.received(), end))
        .map(time -> bind(Messages.Outcome_ended, step, deployment.number(), Times.duration(time)))
        .orElse(NLS.bind(Messages.Outcome_running, step, deployment.number()));
  }

  String size() {
    return row.outcome().orElse(null) instanceof PublishOutcome.Accepted accepted
        ? DeploymentWords.size(accepted.bytes())
        : "";
  }

  /** Whether the row is shown as a failure. */
  boolean isFailure() {
    PublishOutcome outcome = row.outcome().orElse(null);
    return outcome instanceof PublishOutcome.Refused
        || outcome instanceof PublishOutcome.BrokenOff
        || row.deployment(states)
            .filter(deployment -> deployment.state() == Deployment.State.FAILED)
            .isPresent();
  }

  private static String bind(String sentence, Object... values) {
    return NLS.bind(sentence, values);
  }
}
