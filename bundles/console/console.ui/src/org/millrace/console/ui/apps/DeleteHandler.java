package org.millrace.console.ui.apps;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.apps.AppOrder.Verb;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.AppNode;

/** Deletes the selected app after its name was typed. */
public final class DeleteHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<AppNode> app = Selections.first(event, AppNode.class);
    if (app.isPresent() && isWanted(event, app.get())) {
      AppOrders.schedule(event, Verb.DELETE, app.get());
    }
    return null;
  }

  private static boolean isWanted(ExecutionEvent event, AppNode node) {
    String name = node.app().name().value();
    Object[] values = {name, node.installation().label(), node.app().functions().size()};
    return new ConfirmDialog(
            HandlerUtil.getActiveShell(event),
            node.installation(),
            NLS.bind(Messages.Delete_question, values),
            node.installation().isProduction()
                ? Messages.Delete_inProductionVerb
                : Messages.Delete_verb)
        .typing(name)
        .confirmed();
  }
}
