package org.millrace.console.ui.deploy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.explorer.ExplorerImages;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.management.Deployment;
import org.millrace.management.InstallationSnapshot;
import org.slf4j.LoggerFactory;

/** Everything that is being or was put live, from anywhere, over all installations. */
public final class DeploymentsView extends ViewPart {
  private static final Comparator<DeploymentNode> RUNNING_FIRST_THEN_NEWEST =
      Comparator.comparing((DeploymentNode row) -> !row.deployment().state().isRunning())
          .thenComparing(row -> row.deployment().received(), Comparator.reverseOrder());

  private final StackLayout stack = new StackLayout();
  private Composite root;
  private Composite empty;
  private SashForm full;
  private DeploymentLogPane log;
  private TableViewer viewer;
  private LocalResourceManager resources;
  private ExplorerImages images;

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
    viewer.setSelection(new StructuredSelection(node), true);
  }

  @Override
  public void createPartControl(Composite parent) {
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.DEPLOYMENTS);
    root.setLayout(stack);
    resources = new LocalResourceManager(JFaceResources.getResources(), root);
    images = new ExplorerImages(resources);
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
    viewer = new TableViewer(full, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), TestIds.DEPLOYMENTS_TABLE);
    viewer.getTable().setHeaderVisible(true);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    PixelConverter pixels = new PixelConverter(viewer.getTable());
    for (DeploymentColumn column : DeploymentColumn.values()) {
      createColumn(column, pixels);
    }
    MenuManager menu = new MenuManager();
    viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
    getSite().registerContextMenu(menu, viewer);
    getSite().setSelectionProvider(viewer);
    viewer.addSelectionChangedListener(event -> showLog());
    viewer.addOpenListener(event -> Commands.run(getSite(), ConsoleIds.COMMAND_DEPLOYMENT_LOG));
    new PackageDrop(viewer, getSite()).install();
  }

  private void createColumn(DeploymentColumn column, PixelConverter pixels) {
    TableViewerColumn shown = new TableViewerColumn(viewer, SWT.NONE);
    shown.getColumn().setText(column.title());
    shown.getColumn().setWidth(pixels.convertWidthInCharsToPixels(column.characters()));
    shown.getColumn().setMoveable(true);
    shown.setLabelProvider(new Cells(column));
  }

  private void show(List<InstallationState> states) {
    List<DeploymentNode> rows = rows(states);
    viewer.setInput(rows);
    showLog();
    stack.topControl = rows.isEmpty() ? empty : full;
    root.layout();
    long revision =
        states.stream()
            .flatMap(state -> state.snapshot().stream())
            .mapToLong(InstallationSnapshot::seq)
            .max()
            .orElse(0);
    TestIds.shown(root, rows.isEmpty() ? "empty" : "ready", revision);
  }

  private static List<DeploymentNode> rows(List<InstallationState> states) {
    return states.stream()
        .flatMap(state ->
            state.snapshot().stream()
                .flatMap(snapshot -> snapshot.deployments().stream())
                .map(deployment -> new DeploymentNode(state, deployment)))
        .sorted(RUNNING_FIRST_THEN_NEWEST)
        .toList();
  }

  private void showLog() {
    if (viewer.getStructuredSelection().getFirstElement() instanceof DeploymentNode node) {
      log.show(node);
    }
  }

  @Override
  public void setFocus() {
    stack.topControl.setFocus();
  }

  private final class Cells extends ColumnLabelProvider {
    private final DeploymentColumn column;

    Cells(DeploymentColumn column) {
      this.column = column;
    }

    @Override
    public void update(ViewerCell cell) {
      super.update(cell);
      cell.getItem()
          .setData(TestIds.ID, "deployments:" + ((DeploymentNode) cell.getElement()).id());
    }

    @Override
    public String getText(Object element) {
      return column.text((DeploymentNode) element);
    }

    @Override
    public Image getImage(Object element) {
      return column == DeploymentColumn.STATE ? images.image((DeploymentNode) element) : null;
    }

    @Override
    public Color getForeground(Object element) {
      boolean isFailure =
          ((DeploymentNode) element).deployment().state() == Deployment.State.FAILED;
      boolean isColored = column == DeploymentColumn.STATE || column == DeploymentColumn.MESSAGE;
      return isFailure && isColored ? ConsoleColors.ERROR.color() : null;
    }
  }
}
