package org.millrace.console.ui;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows what can be done with the selected thing as lines for a shell. */
public final class ShowAsCommandHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Selections.all(event).stream()
        .findFirst()
        .ifPresent(node -> AsCommand.show(HandlerUtil.getActiveShell(event), node));
    return null;
  }
}
