package org.millrace.console.ui.agents;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.ListState;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.explorer.ConnectionStrip;
import org.millrace.console.ui.explorer.ExplorerImages;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.NaturalOrder;
import org.millrace.management.Agent;
import org.millrace.management.InstallationSnapshot;

/** The machines of all installations, and how each of them is. */
public final class AgentsView extends ViewPart {
  private final StackLayout stack = new StackLayout();
  private Composite root;
  private ConnectionStrip strip;
  private Composite pages;
  private StatePane nothing;
  private TableViewer viewer;

  @Override
  public void createPartControl(Composite parent) {
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.AGENTS);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
    strip =
        new ConnectionStrip(
            root, TestIds.AGENTS_STRIP, getSite().getWorkbenchWindow(), Clock.systemUTC());
    pages = new Composite(root, SWT.NONE);
    pages.setLayout(stack);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(pages);
    nothing = new StatePane(pages, TestIds.AGENTS_ACT);
    createTable();
    SnapshotUpdates.follow(getSite().getService(InstallationConnections.class), root, this::show);
  }

  private void createTable() {
    viewer = new TableViewer(pages, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), TestIds.AGENTS_TABLE);
    ExplorerImages images =
        new ExplorerImages(new LocalResourceManager(JFaceResources.getResources(), root));
    new TextColumns<>(viewer, AgentNode.class)
        .image(images::image)
        .color(AgentsView::color)
        .id(row -> "agents:" + row.id())
        .column(Messages.Agent_state, 24, row -> state(row.agent()))
        .column(Messages.Agent_name, 20, row -> row.agent().name())
        .column(Messages.Agent_installation, 16, row -> row.installation().label())
        .column(Messages.Agent_role, 18, row -> isOurs(row) ? Messages.Agent_ours : "")
        .column(Messages.Agent_apps, 8, row -> String.valueOf(row.agent().apps()))
        .column(Messages.Agent_isolation, 12, row -> row.agent().isolation())
        .column(Messages.Agent_stacks, 28, row -> String.join(", ", row.agent().stacks()))
        .column(Messages.Agent_system, 12, row -> row.agent().system())
        .column(Messages.Agent_version, 14, row -> row.agent().version())
        .column(Messages.Agent_lastHeard, 18, row -> Times.moment(row.agent().lastHeard()));
    getSite().setSelectionProvider(viewer);
  }

  private static String state(Agent agent) {
    return switch (agent.state()) {
      case READY -> Messages.Agent_ready;
      case DRAINING -> Messages.Agent_draining;
      case DRAINED -> Messages.Agent_drained;
      case SILENT -> NLS.bind(Messages.Agent_silentSince, Times.moment(agent.lastHeard()));
    };
  }

  /** Whether it is the agent that the console speaks to, the others are heard of through it. */
  private static boolean isOurs(AgentNode row) {
    return row.installation()
        .snapshot()
        .map(InstallationSnapshot::installation)
        .filter(facts -> facts.agent().equals(row.agent().name()))
        .isPresent();
  }

  /** What is known of an installation that is not connected is what was, so it steps back. */
  private static Color color(AgentNode row) {
    if (!row.installation().link().isConnected()) {
      return ConsoleColors.MUTED.color();
    }
    return row.agent().state() == Agent.State.SILENT ? ConsoleColors.WARN.color() : null;
  }

  private void show(List<InstallationState> states) {
    strip.show(states);
    List<AgentNode> rows = states.stream().flatMap(AgentsView::rows).toList();
    viewer.setInput(rows);
    if (rows.isEmpty()) {
      sayWhy(states);
    }
    Control page = rows.isEmpty() ? nothing : viewer.getTable();
    if (stack.topControl != page) {
      stack.topControl = page;
      pages.layout();
    }
    TestIds.shown(root, ListState.of(states), ListState.revision(states));
  }

  private static Stream<AgentNode> rows(InstallationState state) {
    return state.snapshot().stream()
        .flatMap(snapshot -> snapshot.agents().stream())
        .sorted(Comparator.comparing(Agent::name, NaturalOrder.INSTANCE))
        .map(agent -> new AgentNode(state, agent));
  }

  /** An installation that was reached once has an agent; so none was reached yet. */
  private void sayWhy(List<InstallationState> states) {
    switch (ListState.of(states)) {
      case "empty" ->
          nothing.say(
              Messages.Agents_empty,
              Messages.Agents_emptyHint,
              Messages.Agents_connect,
              () -> Commands.run(getSite(), ConsoleIds.COMMAND_CONNECT));
      case "loading" -> nothing.say(Messages.Agents_loading, "");
      default -> nothing.say(Messages.Agents_unreached, Messages.Agents_unreachedHint);
    }
  }

  @Override
  public void setFocus() {
    stack.topControl.setFocus();
  }
}
