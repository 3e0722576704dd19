package org.millrace.console.ui.deploy;

import java.util.function.Function;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.Operation;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.AsCommand;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.nodes.DeploymentNode;

/** What the commands on a deployment share: asking in production, scheduling. */
final class DeploymentOrders {
  private DeploymentOrders() {}

  /** Asks only where it is production. */
  static boolean isWanted(
      IWorkbenchWindow window, DeploymentNode row, CommandForm form, String question, String verb) {
    if (!row.installation().isProduction()) {
      return true;
    }
    Object[] values = {
      row.deployment().number(), row.deployment().app(), row.installation().label()
    };
    return new ConfirmDialog(
            window.getShell(), row.installation(), NLS.bind(question, values), verb)
        .asCommand(AsCommand.of(form, row))
        .confirmed();
  }

  /** Does it in the background; only a failure is told, how it goes on is seen in the rows. */
  static void schedule(
      IWorkbenchWindow window, DeploymentNode row, Function<InstallationMonitor, Operation> order) {
    window
        .getService(InstallationConnections.class)
        .find(row.installation().id())
        .map(order)
        .ifPresent(operation -> OperationJobs.schedule(operation, ended -> tell(window, ended)));
  }

  private static void tell(IWorkbenchWindow window, IStatus ended) {
    if (ended.matches(IStatus.ERROR)) {
      Notifications.of(window).tellFailure(ended.getMessage());
    }
  }
}
