package org.millrace.console.ui.functions;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.FunctionNode;

/** Deletes the selected function after asking. */
public final class DeleteFunctionHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Optional<FunctionNode> function = Selections.first(event, FunctionNode.class);
    function.ifPresent(node ->
        window
            .getService(InstallationConnections.class)
            .find(node.installation().id())
            .ifPresent(monitor -> new DeleteFunctionFlow(window, monitor, node).start()));
    return null;
  }
}
