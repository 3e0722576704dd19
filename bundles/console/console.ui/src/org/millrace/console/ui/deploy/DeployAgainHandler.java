package org.millrace.console.ui.deploy;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.deploy.DeploymentCalls;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.DeploymentNode;

/** Tries again to bring the package of a deployment live that failed or was cancelled. */
public final class DeployAgainHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Optional<DeploymentNode> row = Selections.first(event, DeploymentNode.class);
    if (row.isPresent()
        && DeploymentOrders.isWanted(
            window,
            row.get(),
            CommandForm.DEPLOY_AGAIN,
            Messages.Ask_again,
            Messages.Ask_productionVerb)) {
      DeploymentOrders.schedule(
          window,
          row.get(),
          monitor -> DeploymentCalls.deployAgain(monitor, row.get().deployment()));
    }
    return null;
  }
}
