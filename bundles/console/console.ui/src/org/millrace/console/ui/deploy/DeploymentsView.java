package org.millrace.console.ui.deploy;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.millrace.console.core.deploy.SeenFailures;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.ListState;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.explorer.ConnectionStrip;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.management.Deployment;
import org.slf4j.LoggerFactory;

/** Everything that is being or was put live, from anywhere, over all installations. */
public final class DeploymentsView extends ViewPart {
  private final StackLayout stack = new StackLayout();
  private InstallationConnections connections;
  private SeenFailures seen;
  private Composite root;
  private ConnectionStrip strip;
  private Composite pages;
  private StatePane nothing;
  private SashForm full;
  private DeploymentLogPane log;
  private DeploymentsTable table;

  /** Brings it to the front with a deployment and its log. */
  public static void show(IWorkbenchWindow window, DeploymentNode deployment) {
    show(window).ifPresent(view -> view.reveal(deployment));
  }

  /** Brings it to the front. */
  static Optional<DeploymentsView> show(IWorkbenchWindow window) {
    try {
      IViewPart view = window.getActivePage().showView(ConsoleIds.VIEW_DEPLOYMENTS);
      return Optional.of((DeploymentsView) view);
    } catch (PartInitException broken) {
      LoggerFactory.getLogger(DeploymentsView.class).error("The view cannot be shown", broken);
      return Optional.empty();
    }
  }

  /** Selects a deployment; its log is shown beside the list. */
  void reveal(DeploymentNode node) {
    if (node.deployment().state() != Deployment.State.FAILED) {
      FailedOnly.set(getSite(), false);
    }
    table.viewer().setSelection(new StructuredSelection(node), true);
  }

  /** Brings it to the front with nothing but what has failed. */
  public static void showFailures(IWorkbenchWindow window) {
    FailedOnly.set(window, true);
    show(window);
  }

  @Override
  public void createPartControl(Composite parent) {
    connections = getSite().getService(InstallationConnections.class);
    seen = getSite().getService(SeenFailures.class);
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.DEPLOYMENTS);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
    strip =
        new ConnectionStrip(
            root, TestIds.DEPLOYMENTS_STRIP, getSite().getWorkbenchWindow(), Clock.systemUTC());
    pages = new Composite(root, SWT.NONE);
    pages.setLayout(stack);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(pages);
    nothing = new StatePane(pages, TestIds.DEPLOYMENTS_ACT);
    full = new SashForm(pages, SWT.HORIZONTAL);
    createTable();
    log = new DeploymentLogPane(full, connections);
    full.setWeights(65, 35);
    FailedOnly.follow(getSite(), root, () -> show(connections.states()));
    SnapshotUpdates.follow(connections, root, this::show);
  }

  private void createTable() {
    table =
        new DeploymentsTable(
            full,
            TestIds.DEPLOYMENTS_TABLE,
            EnumSet.complementOf(EnumSet.of(DeploymentColumn.NUMBER, DeploymentColumn.SIZE)));
    TableViewer viewer = table.viewer();
    MenuManager menu = new MenuManager();
    viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
    getSite().registerContextMenu(menu, viewer);
    getSite().setSelectionProvider(viewer);
    viewer.addSelectionChangedListener(event -> showLog());
    viewer.addOpenListener(event -> Commands.run(getSite(), ConsoleIds.COMMAND_DEPLOYMENT_LOG));
    new PackageDrop(viewer, getSite()).install();
  }

  private void show(List<InstallationState> states) {
    strip.show(states);
    List<DeploymentNode> rows = rows(states);
    table.show(rows);
    showLog();
    if (rows.isEmpty()) {
      sayWhy(states);
    }
    stack.topControl = rows.isEmpty() ? nothing : full;
    pages.layout();
    if (getSite().getPage().getActivePart() == this) {
      seen.look(states);
    }
    String state = ListState.of(states);
    boolean isEmpty = rows.isEmpty() && state.equals("ready");
    TestIds.shown(root, isEmpty ? "empty" : state, ListState.revision(states));
  }

  private List<DeploymentNode> rows(List<InstallationState> states) {
    boolean isAny = !FailedOnly.isOn(getSite());
    return states.stream()
        .flatMap(state ->
            state.snapshot().stream()
                .flatMap(snapshot -> snapshot.deployments().stream())
                .map(deployment -> new DeploymentNode(state, deployment)))
        .filter(row -> isAny || row.deployment().state() == Deployment.State.FAILED)
        .toList();
  }

  private void sayWhy(List<InstallationState> states) {
    boolean isKnown = states.isEmpty() || states.stream().anyMatch(s -> s.snapshot().isPresent());
    if (!isKnown) {
      boolean isComing = ListState.of(states).equals("loading");
      nothing.say(isComing ? Messages.Deployments_loading : Messages.Deployments_unreached, "");
    } else if (FailedOnly.isOn(getSite())) {
      nothing.say(
          Messages.Deployments_noneFailed,
          "",
          Messages.Deployments_showAll,
          () -> FailedOnly.set(getSite(), false));
    } else {
      nothing.say(
          Messages.Deployments_empty,
          Messages.Deployments_emptyHint,
          Messages.Deployments_deploy,
          () -> Commands.run(getSite(), ConsoleIds.COMMAND_DEPLOY));
    }
  }

  private void showLog() {
    table.selected().ifPresent(log::show);
  }

  @Override
  public void setFocus() {
    stack.topControl.setFocus();
    seen.look(connections.states());
  }
}
