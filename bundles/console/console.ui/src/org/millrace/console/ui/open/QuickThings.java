package org.millrace.console.ui.open;

import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.quickaccess.IQuickAccessComputer;
import org.eclipse.ui.quickaccess.IQuickAccessComputerExtension;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.search.Place;
import org.millrace.console.core.search.PlaceSearch;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.Node;

/** Lets Quick Access find apps, functions and agents by their names. */
public final class QuickThings implements IQuickAccessComputerExtension, IQuickAccessComputer {
  /** More are never looked through by a person. */
  private static final int SHOWN_FUNCTIONS = 50;

  @Override
  public QuickAccessElement[] computeElements() {
    return computeElements("", null);
  }

  @Override
  public QuickAccessElement[] computeElements(String query, IProgressMonitor monitor) {
    InstallationConnections connections =
        PlatformUI.getWorkbench().getService(InstallationConnections.class);
    Stream<Node> appsAndAgents = connections.states().stream().flatMap(QuickThings::nodes);
    Stream<Node> functions =
        new PlaceSearch(PlaceSearch.functions(connections.states()).toList())
            .find(query).stream().limit(SHOWN_FUNCTIONS).map(QuickThings::node);
    return Stream.concat(appsAndAgents, functions)
        .map(QuickThing::new)
        .toArray(QuickAccessElement[]::new);
  }

  private static Stream<Node> nodes(InstallationState state) {
    Stream<Node> apps = state.apps().stream().map(app -> new AppNode(state, app));
    Stream<Node> agents =
        state.snapshot().stream()
            .flatMap(snapshot -> snapshot.agents().stream())
            .map(agent -> new AgentNode(state, agent));
    return Stream.concat(apps, agents);
  }

  private static Node node(Place place) {
    return Things.node(place);
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
