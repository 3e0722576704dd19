package org.millrace.console.ui.publish;

import java.time.Duration;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.PublishRow;
import org.millrace.console.ui.Times;
import org.millrace.management.Deployment;
import org.millrace.publish.PublishOutcome;

/** How it is said what became of a client's request. */
final class OutcomeWords {
  private OutcomeWords() {}

  static String of(PublishRow row, List<InstallationState> states) {
    if (row.outcome().isEmpty()) {
      return Messages.Outcome_receiving;
    }
    return switch (row.outcome().get()) {
      case PublishOutcome.Accepted accepted ->
          row.deployment(states)
              .map(OutcomeWords::of)
              .orElse(NLS.bind(Messages.Outcome_accepted, accepted.installation()));
      case PublishOutcome.Refused refused -> NLS.bind(Messages.Outcome_refused, refused.reason());
      case PublishOutcome.BrokenOff broken ->
          NLS.bind(Messages.Outcome_brokenOff, DeploymentWords.size(broken.bytes()));
      case PublishOutcome.Answered answered ->
          NLS.bind(Messages.Outcome_answered, answered.status());
    };
  }

  private static String of(Deployment deployment) {
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

  static String size(PublishRow row) {
    return row.outcome().orElse(null) instanceof PublishOutcome.Accepted accepted
        ? DeploymentWords.size(accepted.bytes())
        : "";
  }

  /** Whether the row is shown as a failure. */
  static boolean isFailure(PublishRow row, List<InstallationState> states) {
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
