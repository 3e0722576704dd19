package org.millrace.console.ui.agents;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.InstallationNode;

/** Disconnects the selected installation, or connects it again. */
public final class DisconnectHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    InstallationConnections connections =
        PlatformUI.getWorkbench().getService(InstallationConnections.class);
    Selections.first(event, InstallationNode.class)
        .flatMap(node -> connections.find(node.installation().id()))
        .map(InstallationMonitor::state)
        .ifPresent(state -> toggle(connections, state));
    return null;
  }

  private static void toggle(InstallationConnections connections, InstallationState state) {
    if (state.link() instanceof Link.Disconnected) {
      connections.connectAgain(state.id());
    } else {
      connections.disconnect(state.id());
    }
  }
}
