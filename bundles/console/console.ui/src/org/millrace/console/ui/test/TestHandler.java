package org.millrace.console.ui.test;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.FunctionNode;

/** Shows the selected function in the Test view; from there it calls it. */
public final class TestHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    if (HandlerUtil.getActivePart(event) instanceof TestView view) {
      view.send();
      return null;
    }
    try {
      TestView view =
          (TestView)
              HandlerUtil.getActiveWorkbenchWindowChecked(event)
                  .getActivePage()
                  .showView(ConsoleIds.VIEW_TEST);
      Selections.first(event, FunctionNode.class).ifPresent(view::show);
    } catch (PartInitException broken) {
      throw new ExecutionException("The Test view cannot be shown.", broken);
    }
    return null;
  }
}
