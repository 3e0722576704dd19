package org.millrace.console.core.deploy;

import java.io.IOException;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.console.core.Orders;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;

/** Reads the log of a deployment. */
public final class DeploymentLogQuery implements Operation {
  private final InstallationMonitor installation;
  private final Deployment deployment;
  private final ManagementClient client;
  private List<Deployment.LogEntry> entries = List.of();

  public DeploymentLogQuery(InstallationMonitor installation, Deployment deployment) {
    this.installation = installation;
    this.deployment = deployment;
    this.client = installation.access().client();
  }

  @Override
  public String title() {
    return NLS.bind(Messages.DeploymentLog_title, deployment.app(), deployment.number());
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.QUERY;
  }

  @Override
  public String installation() {
    return installation.state().id();
  }

  @Override
  public IStatus check() {
    return Orders.check(installation);
  }

  /** The lines after {@link #run}, oldest first. */
  public List<Deployment.LogEntry> entries() {
    return entries;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    try {
      entries = client.deploymentLog(deployment.app(), deployment.id());
    } catch (IOException failure) {
      if (progress.isCanceled()) {
        throw new OperationCanceledException();
      }
      throw Orders.failure(installation, failure);
    }
  }

  @Override
  public void cancel() {
    client.cancelAll();
  }
}
