package org.millrace.console.core.deploy;

import java.io.IOException;
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

/** Makes an earlier deployment's package live again; how it goes on is seen in its new row. */
public final class RollbackOperation implements Operation {
  private final InstallationMonitor installation;
  private final Deployment to;
  private final ManagementClient client;

  public RollbackOperation(InstallationMonitor installation, Deployment to) {
    this.installation = installation;
    this.to = to;
    this.client = installation.access().patientClient();
  }

  @Override
  public String title() {
    return NLS.bind(Messages.Rollback_title, to.app(), to.number());
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.DEPLOY;
  }

  @Override
  public String installation() {
    return installation.state().id();
  }

  @Override
  public IStatus check() {
    return Orders.check(installation);
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    try {
      client.rollBack(to.app(), to.id(), System.getProperty("user.name"), "console");
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
