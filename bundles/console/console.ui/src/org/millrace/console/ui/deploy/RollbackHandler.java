package org.millrace.console.ui.deploy;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.deploy.DeploymentCalls;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.DeploymentNode;

/** Makes the selected deployment's package live again; asks where it is production. */
public final class RollbackHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<DeploymentNode> row = Selections.first(event, DeploymentNode.class);
    if (row.isPresent() && isWanted(event, row.get())) {
      rollBack(HandlerUtil.getActiveWorkbenchWindowChecked(event), row.get());
    }
    return null;
  }

  private static boolean isWanted(ExecutionEvent event, DeploymentNode row) {
    if (!row.installation().isProduction()) {
      return true;
    }
    Object[] values = {
      row.deployment().number(), row.deployment().app(), row.installation().label()
    };
    return new ConfirmDialog(
            HandlerUtil.getActiveShell(event),
            row.installation(),
            NLS.bind(Messages.Ask_rollBack, values),
            Messages.Ask_rollBackVerb)
        .confirmed();
  }

  private static void rollBack(IWorkbenchWindow window, DeploymentNode row) {
    window
        .getService(InstallationConnections.class)
        .find(row.installation().id())
        .map(monitor -> DeploymentCalls.rollBack(monitor, row.deployment()))
        .ifPresent(operation -> OperationJobs.schedule(operation, ended -> tell(window, ended)));
  }

  private static void tell(IWorkbenchWindow window, IStatus ended) {
    if (ended.matches(IStatus.ERROR)) {
      Notifications.of(window).tellFailure(ended.getMessage());
    }
  }
}
