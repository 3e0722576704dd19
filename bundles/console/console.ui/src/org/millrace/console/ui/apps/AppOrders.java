package org.millrace.console.ui.apps;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.apps.AppOrder;
import org.millrace.console.core.apps.AppOrder.Verb;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.AsCommand;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.nodes.AppNode;

/** What the commands on an app share: asking in production, scheduling. */
final class AppOrders {
  private AppOrders() {}

  /** Asks only where it is production. */
  static boolean isWanted(
      ExecutionEvent event, AppNode app, CommandForm form, String question, String verb) {
    if (!app.installation().isProduction()) {
      return true;
    }
    String bound = NLS.bind(question, app.app().name(), app.installation().label());
    return new ConfirmDialog(HandlerUtil.getActiveShell(event), app.installation(), bound, verb)
        .asCommand(AsCommand.of(form, app))
        .confirmed();
  }

  /** Gives the order in the background; only a failure is told, success is seen in the tree. */
  static void schedule(ExecutionEvent event, Verb verb, AppNode app) throws ExecutionException {
    schedule(HandlerUtil.getActiveWorkbenchWindowChecked(event), verb, app);
  }

  static void schedule(IWorkbenchWindow window, Verb verb, AppNode app) {
    window
        .getService(InstallationConnections.class)
        .find(app.installation().id())
        .map(monitor -> AppOrder.of(verb, monitor, app.app().name()))
        .ifPresent(order -> OperationJobs.schedule(order, ended -> tell(window, ended)));
  }

  static void tell(IWorkbenchWindow window, IStatus ended) {
    if (ended.matches(IStatus.ERROR)) {
      Notifications.of(window).tellFailure(ended.getMessage());
    }
  }
}
