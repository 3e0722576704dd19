package org.millrace.console.ui.functions;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.Node;

/** Opens the New Function wizard for the app that is selected. */
public final class NewFunctionHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    NewFunctionWizard.open(
        HandlerUtil.getActiveWorkbenchWindowChecked(event),
        Selections.all(event).stream().map(Node::installation).findFirst(),
        Selections.app(event));
    return null;
  }
}
