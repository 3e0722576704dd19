package org.millrace.console.ui.apps;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.Node;

/** Opens the New Function App wizard for the installation that is selected. */
public final class NewAppHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    NewAppWizard.open(
        HandlerUtil.getActiveWorkbenchWindowChecked(event),
        Selections.all(event).stream().map(Node::installation).findFirst());
    return null;
  }
}
