package org.millrace.console.ui.status;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Brings the keyboard to the first button of the window's foot; Tab goes on from there. */
public final class FocusStatusBarHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    StatusTrim.focus(HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell());
    return null;
  }
}
