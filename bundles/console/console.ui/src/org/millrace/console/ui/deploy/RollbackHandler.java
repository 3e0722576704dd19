package org.millrace.console.ui.deploy;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.deploy.DeploymentCalls;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.DeploymentNode;

/** Makes the selected deployment's package live again; asks where it is production. */
public final class RollbackHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Selections.first(event, DeploymentNode.class).ifPresent(row -> rollBack(window, row));
    return null;
  }

  static void rollBack(IWorkbenchWindow window, DeploymentNode row) {
    if (DeploymentOrders.isWanted(
        window, row, CommandForm.ROLL_BACK, Messages.Ask_rollBack, Messages.Ask_rollBackVerb)) {
      DeploymentOrders.schedule(
          window, row, monitor -> DeploymentCalls.rollBack(monitor, row.deployment()));
    }
  }
}
