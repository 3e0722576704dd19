package org.millrace.console.ui.deploy;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.deploy.DeploymentCalls;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.DeploymentNode;

/** Ends the selected deployment while callers have seen nothing of it. */
public final class CancelDeploymentHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Optional<DeploymentNode> row = Selections.first(event, DeploymentNode.class);
    if (row.isPresent()) {
      DeploymentOrders.schedule(
          window, row.get(), monitor -> DeploymentCalls.cancel(monitor, row.get().deployment()));
    }
    return null;
  }
}
