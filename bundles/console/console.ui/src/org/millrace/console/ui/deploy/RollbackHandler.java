package org.millrace.console.ui.deploy;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.millrace.console.core.deploy.DeploymentCalls;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.DeploymentNode;

/** Makes the selected deployment's package live again; asks where it is production. */
public final class RollbackHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<DeploymentNode> row = Selections.first(event, DeploymentNode.class);
    if (row.isPresent()
        && DeploymentOrders.isWanted(
            event,
            row.get(),
            CommandForm.ROLL_BACK,
            Messages.Ask_rollBack,
            Messages.Ask_rollBackVerb)) {
      DeploymentOrders.schedule(
          event, row.get(), monitor -> DeploymentCalls.rollBack(monitor, row.get().deployment()));
    }
    return null;
  }
}
