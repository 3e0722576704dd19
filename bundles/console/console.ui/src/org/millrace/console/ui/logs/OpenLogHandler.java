package org.millrace.console.ui.logs;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.AppNode;

/** Shows the log stream of the selected app, in a view of its own. */
public final class OpenLogHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<AppNode> app = Selections.app(event);
    if (app.isEmpty()) {
      return null;
    }
    String id = new LogViewId(app.get().installation().id(), app.get().app().name()).toString();
    try {
      return HandlerUtil.getActiveWorkbenchWindowChecked(event)
          .getActivePage()
          .showView(ConsoleIds.VIEW_LOGS, id, IWorkbenchPage.VIEW_ACTIVATE);
    } catch (PartInitException broken) {
      throw new ExecutionException("The log stream of " + id + " cannot be shown.", broken);
    }
  }
}
