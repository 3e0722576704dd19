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
    return AgentCall.order(
        installation,
        JobFamilies.DEPLOY,
        NLS.bind(Messages.Rollback_title, to.app(), to.number()),
        agent -> agent.rollBack(to.app(), to.id(), System.getProperty("user.name"), "console"));
  }
}
