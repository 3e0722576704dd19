package org.millrace.console.ui.apps;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.millrace.console.core.apps.AppOrder.Verb;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.management.App;

/** Starts the selected app if it is stopped, stops it otherwise. */
public final class StartStopHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<AppNode> app = Selections.app(event);
    if (app.isEmpty()) {
      return null;
    }
    if (app.get().app().state() == App.State.STOPPED) {
      AppOrders.schedule(event, Verb.START, app.get());
    } else if (AppOrders.isWanted(
        event, app.get(), CommandForm.START_STOP, Messages.Stop_question, Messages.Stop_verb)) {
      AppOrders.schedule(event, Verb.STOP, app.get());
    }
    return null;
  }
}
