package org.millrace.console.ui.test;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.FunctionNode;

/**
 * Shows the selected function in the Test view; from there, and from the function's code, it calls
 * it.
 */
public final class TestHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchPart part = HandlerUtil.getActivePart(event);
    if (part instanceof TestView view) {
      view.send();
      return null;
    }
    boolean isCode = part instanceof IEditorPart;
    TestView view =
        show(event, isCode ? IWorkbenchPage.VIEW_VISIBLE : IWorkbenchPage.VIEW_ACTIVATE);
    Optional<FunctionNode> function = Selections.first(event, FunctionNode.class);
    function.ifPresent(view::show);
    if (isCode && function.isPresent()) {
      view.send();
    }
    return null;
  }

  /** Who tests code keeps the caret in it. */
  private static TestView show(ExecutionEvent event, int mode) throws ExecutionException {
    try {
      return (TestView)
          HandlerUtil.getActiveWorkbenchWindowChecked(event)
              .getActivePage()
              .showView(ConsoleIds.VIEW_TEST, null, mode);
    } catch (PartInitException broken) {
      throw new ExecutionException("The Test view cannot be shown.", broken);
    }
  }
}
