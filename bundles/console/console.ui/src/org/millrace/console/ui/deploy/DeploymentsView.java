package org.millrace.console.ui.deploy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.MenuManager;
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
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.ListState;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.slf4j.LoggerFactory;

/** Everything that is being or was put live, from anywhere, over all installations. */
public final class DeploymentsView extends ViewPart {
  private final StackLayout stack = new StackLayout();
  private Composite root;
  private Composite empty;
  private SashForm full;
  private DeploymentLogPane log;
  private DeploymentsTable table;

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
    table.viewer().setSelection(new StructuredSelection(node), true);
  }

  @Override
  public void createPartControl(Composite parent) {
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.DEPLOYMENTS);
    root.setLayout(stack);
    empty =
        new StatePane(
            root,
            Messages.Deployments_empty,
            Messages.Deployments_emptyHint,
            Messages.Deployments_deploy,
            "deployments.deploy",
            () -> Commands.run(getSite(), ConsoleIds.COMMAND_DEPLOY));
    InstallationConnections connections = getSite().getService(InstallationConnections.class);
    full = new SashForm(root, SWT.HORIZONTAL);
    createTable();
    log = new DeploymentLogPane(full, connections);
    full.setWeights(65, 35);
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
    List<DeploymentNode> rows = rows(states);
    table.show(rows);
    showLog();
    stack.topControl = rows.isEmpty() ? empty : full;
    root.layout();
    TestIds.shown(root, rows.isEmpty() ? "empty" : "ready", ListState.revision(states));
  }

  private static List<DeploymentNode> rows(List<InstallationState> states) {
    return states.stream()
        .flatMap(state ->
            state.snapshot().stream()
                .flatMap(snapshot -> snapshot.deployments().stream())
                .map(deployment -> new DeploymentNode(state, deployment)))
        .toList();
  }

  private void showLog() {
    table.selected().ifPresent(log::show);
  }

  @Override
  public void setFocus() {
    stack.topControl.setFocus();
  }
}
