package org.millrace.console.ui.apps;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.apps.AppContents;
import org.millrace.console.core.apps.AppOrder.Verb;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.AsCommand;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.nodes.AppNode;

/** Deletes the selected app after it was said what will be gone and its name was typed. */
public final class DeleteHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Optional<AppNode> app = Selections.first(event, AppNode.class);
    app.ifPresent(node -> count(window, node));
    return null;
  }

  private static void count(IWorkbenchWindow window, AppNode node) {
    window
        .getService(InstallationConnections.class)
        .find(node.installation().id())
        .map(monitor -> AppContents.of(monitor, node.app().name()))
        .ifPresent(
            query -> OperationJobs.schedule(query, ended -> ask(window, node, query, ended)));
  }

  private static void ask(
      IWorkbenchWindow window, AppNode node, AgentCall<AppContents> query, IStatus ended) {
    if (!ended.isOK()) {
      AppOrders.tell(window, ended);
    } else if (isWanted(window, node, query.answer())) {
      AppOrders.schedule(window, Verb.DELETE, node);
    }
  }

  private static boolean isWanted(IWorkbenchWindow window, AppNode node, AppContents contents) {
    String name = node.app().name().value();
    Object[] values = {
      name,
      node.installation().label(),
      contents.functions(),
      contents.settings(),
      contents.keys(),
      contents.packages()
    };
    ConfirmDialog dialog =
        new ConfirmDialog(
            window.getShell(),
            node.installation(),
            NLS.bind(Messages.Delete_question, values),
            node.installation().isProduction()
                ? Messages.Delete_inProductionVerb
                : Messages.Delete_verb);
    if (node.app().liveDeployment().isPresent()) {
      dialog.insteadOffering(
          new Strip.Verb(Messages.Delete_download, () -> DownloadFlow.start(window, node)));
    }
    return dialog.typing(name).asCommand(AsCommand.of(CommandForm.DELETE, node)).confirmed();
  }
}
