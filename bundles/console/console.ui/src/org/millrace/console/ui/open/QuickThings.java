package org.millrace.console.ui.open;

import java.util.stream.Stream;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.quickaccess.IQuickAccessComputer;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.Node;

/** Lets Quick Access find apps, functions and agents by their names. */
public final class QuickThings implements IQuickAccessComputer {
  @Override
  public QuickAccessElement[] computeElements() {
    return PlatformUI.getWorkbench().getService(InstallationConnections.class).states().stream()
        .flatMap(QuickThings::nodes)
        .map(QuickThing::new)
        .toArray(QuickAccessElement[]::new);
  }

  private static Stream<Node> nodes(InstallationState state) {
    Stream<Node> apps = state.apps().stream().map(app -> new AppNode(state, app));
    Stream<Node> agents =
        state.snapshot().stream()
            .flatMap(snapshot -> snapshot.agents().stream())
            .map(agent -> new AgentNode(state, agent));
    return Stream.concat(Stream.concat(apps, agents), Things.functions(state));
  }

  @Override
  public void resetState() {
    // Nothing is kept from one question to the next.
  }

  @Override
  public boolean needsRefresh() {
    return true;
  }
}
