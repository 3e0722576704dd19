package org.millrace.console.ui.open;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a function or file that is found by parts of its name. */
public final class OpenAnythingHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    OpenAnythingDialog dialog = new OpenAnythingDialog(window);
    if (dialog.open() == OpenAnythingDialog.OK) {
      Things.open(window, dialog.chosen());
    }
    return null;
  }
}
