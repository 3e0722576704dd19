package org.millrace.console.ui.agents;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.InstallationNode;

/** Opens what is known of an installation and its connection, to be changed. */
public final class PropertiesHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Selections.first(event, InstallationNode.class)
        .ifPresent(node -> ConnectWizard.open(window, node.installation()));
    return null;
  }
}
