package org.millrace.console.core.apps;

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
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;

/** Tells an installation to make, start, stop, restart or delete a function app. */
public final class AppOrder implements Operation {
  /** What can be ordered. */
  public enum Verb {
    CREATE,
    START,
    STOP,
    RESTART,
    DELETE
  }

  private final Verb verb;
  private final InstallationMonitor installation;
  private final AppName app;
  private final ManagementClient client;

  public AppOrder(Verb verb, InstallationMonitor installation, AppName app) {
    this.verb = verb;
    this.installation = installation;
    this.app = app;
    this.client = installation.access().patientClient();
  }

  @Override
  public String title() {
    return NLS.bind(
        switch (verb) {
          case CREATE -> Messages.AppOrder_creating;
          case START -> Messages.AppOrder_starting;
          case STOP -> Messages.AppOrder_stopping;
          case RESTART -> Messages.AppOrder_restarting;
          case DELETE -> Messages.AppOrder_deleting;
        },
        app);
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.COMMAND;
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
      order();
    } catch (IOException failure) {
      if (progress.isCanceled()) {
        throw new OperationCanceledException();
      }
      throw Orders.failure(installation, failure);
    }
  }

  private void order() throws IOException {
    switch (verb) {
      case CREATE -> client.createApp(app);
      case START -> client.start(app);
      case STOP -> client.stop(app);
      case RESTART -> client.restart(app);
      case DELETE -> client.deleteApp(app);
    }
  }

  @Override
  public void cancel() {
    client.cancelAll();
  }
}
