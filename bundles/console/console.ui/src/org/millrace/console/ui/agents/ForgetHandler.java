package org.millrace.console.ui.agents;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.InstallationNode;

/** Removes a connection and its token, after asking. */
public final class ForgetHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    Selections.first(event, InstallationNode.class)
        .map(InstallationNode::installation)
        .filter(installation -> isWanted(event, installation))
        .ifPresent(installation ->
            PlatformUI.getWorkbench()
                .getService(InstallationConnections.class)
                .forget(installation.id()));
    return null;
  }

  private static boolean isWanted(ExecutionEvent event, InstallationState installation) {
    String question = NLS.bind(Messages.Forget_question, installation.label());
    return new ConfirmDialog(
            HandlerUtil.getActiveShell(event), installation, question, Messages.Forget_verb)
        .confirmed();
  }
}
