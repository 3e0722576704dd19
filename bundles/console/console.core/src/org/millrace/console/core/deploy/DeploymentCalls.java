package org.millrace.console.core.deploy;

import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Deployment;
import org.millrace.model.AppName;

/** What is said to an installation about deployments that are there. */
public final class DeploymentCalls {
  private DeploymentCalls() {}

  /** Reads all that are known of an app, newest first. */
  public static AgentCall<List<Deployment>> of(InstallationMonitor installation, AppName app) {
    return AgentCall.question(
        installation, NLS.bind(Messages.Deployments_reading, app), agent -> agent.deployments(app));
  }

  /** Reads the log, oldest line first. */
  public static AgentCall<List<Deployment.LogEntry>> log(
      InstallationMonitor installation, Deployment deployment) {
    return AgentCall.question(
        installation,
        NLS.bind(Messages.DeploymentLog_title, deployment.app(), deployment.number()),
        agent -> agent.deploymentLog(deployment.app(), deployment.id()));
  }

  /** Makes an earlier deployment's package live again; how it goes on is seen in its new row. */
  public static AgentCall<Deployment> rollBack(InstallationMonitor installation, Deployment to) {
    return deployKept(installation, Messages.Rollback_title, to);
  }

  /** Tries the package of a deployment that failed once more, with the settings of now. */
  public static AgentCall<Deployment> deployAgain(
      InstallationMonitor installation, Deployment failed) {
    return deployKept(installation, Messages.DeployAgain_title, failed);
  }

  private static AgentCall<Deployment> deployKept(
      InstallationMonitor installation, String title, Deployment kept) {
    return AgentCall.order(
        installation,
        JobFamilies.DEPLOY,
        NLS.bind(title, kept.app(), kept.number()),
        agent -> agent.rollBack(kept.app(), kept.id(), user(), "console"));
  }

  /** Ends a deployment that has not begun to switch. */
  public static AgentCall<Deployment> cancel(InstallationMonitor installation, Deployment running) {
    return AgentCall.order(
        installation,
        JobFamilies.DEPLOY,
        NLS.bind(Messages.Cancel_title, running.app(), running.number()),
        agent -> agent.cancelDeployment(running.app(), running.id(), user()));
  }

  private static String user() {
    return System.getProperty("user.name");
  }
}
