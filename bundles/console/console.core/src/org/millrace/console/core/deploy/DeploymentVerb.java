package org.millrace.console.core.deploy;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.management.Deployment;

/** What can be done with a deployment that is there, as long as its installation is connected. */
public enum DeploymentVerb {
  ROLL_BACK {
    @Override
    String reason(Deployment to) {
      return to.ended().isEmpty() ? Messages.DeploymentVerb_running : packageGone(to);
    }
  },
  DEPLOY_AGAIN {
    @Override
    String reason(Deployment failed) {
      return switch (failed.state()) {
        case FAILED, CANCELLED -> packageGone(failed);
        case QUEUED, CHECKING, DISTRIBUTING, STARTING, SWITCHING -> Messages.DeploymentVerb_running;
        case LIVE, REPLACED -> Messages.DeploymentVerb_notFailed;
      };
    }
  },
  CANCEL {
    @Override
    String reason(Deployment running) {
      return switch (running.state()) {
        case QUEUED, CHECKING, DISTRIBUTING, STARTING -> "";
        case SWITCHING -> Messages.DeploymentVerb_switching;
        case LIVE, REPLACED, FAILED, CANCELLED -> Messages.DeploymentVerb_ended;
      };
    }
  };

  /** Why it cannot be done with this one, a sentence; empty when it can. */
  public String whyNot(Deployment deployment) {
    return NLS.bind(reason(deployment), deployment.number());
  }

  abstract String reason(Deployment deployment);

  private static String packageGone(Deployment deployment) {
    if (deployment.packageKept()) {
      return "";
    }
    return deployment.packageSha256().isEmpty()
        ? Messages.DeploymentVerb_neverArrived
        : Messages.DeploymentVerb_notKept;
  }
}
