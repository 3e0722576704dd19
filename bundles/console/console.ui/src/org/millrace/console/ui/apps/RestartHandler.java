package org.millrace.console.ui.apps;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.millrace.console.core.apps.AppOrder.Verb;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.AppNode;

/** Restarts the selected app. */
public final class RestartHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<AppNode> app = Selections.app(event);
    if (app.isPresent()
        && AppOrders.isWanted(
            event,
            app.get(),
            CommandForm.RESTART,
            Messages.Restart_question,
            Messages.Restart_verb)) {
      AppOrders.schedule(event, Verb.RESTART, app.get());
    }
    return null;
  }
}
