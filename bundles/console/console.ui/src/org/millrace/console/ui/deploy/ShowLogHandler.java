package org.millrace.console.ui.deploy;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.DeploymentNode;

/** Shows the selected deployment with its log in the Deployments view. */
public final class ShowLogHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Selections.first(event, DeploymentNode.class)
        .ifPresent(node -> DeploymentsView.show(window, node));
    return null;
  }
}
