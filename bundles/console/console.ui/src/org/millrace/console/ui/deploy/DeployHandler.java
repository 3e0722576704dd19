package org.millrace.console.ui.deploy;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.Selections;

/** Opens the Deploy wizard for what is selected. */
public final class DeployHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    DeployWizard.open(
        HandlerUtil.getActiveWorkbenchWindowChecked(event), Selections.all(event), "");
    return null;
  }
}
