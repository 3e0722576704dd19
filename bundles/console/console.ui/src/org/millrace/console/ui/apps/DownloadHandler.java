package org.millrace.console.ui.apps;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.Selections;

/** Saves the live package of the selected app as a file. */
public final class DownloadHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Selections.app(event).ifPresent(app -> DownloadFlow.start(window, app));
    return null;
  }
}
