package org.millrace.console.ui.apps;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.call.FunctionCalls;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.AsCommand;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.nodes.FunctionNode;

/** Switches the selected function off if it is on, on otherwise; asks where it is production. */
public final class ToggleFunctionHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<FunctionNode> function = Selections.first(event, FunctionNode.class);
    if (function.isPresent() && isWanted(event, function.get())) {
      toggle(HandlerUtil.getActiveWorkbenchWindowChecked(event), function.get());
    }
    return null;
  }

  private static boolean isWanted(ExecutionEvent event, FunctionNode node) {
    if (!node.installation().isProduction()) {
      return true;
    }
    boolean isEnabled = node.function().enabled();
    Object[] values = {
      node.function().name(), node.parent().app().name(), node.installation().label()
    };
    return new ConfirmDialog(
            HandlerUtil.getActiveShell(event),
            node.installation(),
            NLS.bind(isEnabled ? Messages.Disable_question : Messages.Enable_question, values),
            isEnabled ? Messages.Disable_verb : Messages.Enable_verb)
        .asCommand(AsCommand.of(CommandForm.TOGGLE, node))
        .confirmed();
  }

  private static void toggle(IWorkbenchWindow window, FunctionNode node) {
    boolean wanted = !node.function().enabled();
    window
        .getService(InstallationConnections.class)
        .find(node.installation().id())
        .map(monitor ->
            FunctionCalls.setEnabled(
                monitor, node.parent().app().name(), node.function().name(), wanted))
        .ifPresent(order -> {
          StatusLine.tell(window, order.title());
          OperationJobs.schedule(order, ended -> tell(window, ended));
        });
  }

  private static void tell(IWorkbenchWindow window, IStatus ended) {
    if (ended.matches(IStatus.ERROR)) {
      Notifications.of(window).tellFailure(ended.getMessage());
    }
  }
}
