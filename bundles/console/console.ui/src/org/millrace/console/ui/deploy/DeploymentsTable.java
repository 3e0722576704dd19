package org.millrace.console.ui.deploy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.explorer.ExplorerImages;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.management.Deployment;

/** A table of deployments: those that go on first, then the newest. */
final class DeploymentsTable {
  private static final Comparator<DeploymentNode> RUNNING_FIRST_THEN_NEWEST =
      Comparator.comparing((DeploymentNode row) -> !row.deployment().state().isRunning())
          .thenComparing(row -> row.deployment().received(), Comparator.reverseOrder());

  private final TableViewer viewer;
  private final ExplorerImages images;

  DeploymentsTable(Composite parent, String testId, Set<DeploymentColumn> columns) {
    viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), testId);
    images =
        new ExplorerImages(
            new LocalResourceManager(JFaceResources.getResources(), viewer.getTable()));
    viewer.getTable().setHeaderVisible(true);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    PixelConverter pixels = new PixelConverter(viewer.getTable());
    columns.forEach(column -> createColumn(column, pixels));
  }

  TableViewer viewer() {
    return viewer;
  }

  private void createColumn(DeploymentColumn column, PixelConverter pixels) {
    TableViewerColumn shown = new TableViewerColumn(viewer, SWT.NONE);
    shown.getColumn().setText(column.title());
    shown.getColumn().setWidth(pixels.convertWidthInCharsToPixels(column.characters()));
    shown.getColumn().setMoveable(true);
    shown.setLabelProvider(new Cells(column));
  }

  void show(Collection<DeploymentNode> rows) {
    List<DeploymentNode> sorted = rows.stream().sorted(RUNNING_FIRST_THEN_NEWEST).toList();
    viewer.setInput(sorted);
  }

  Optional<DeploymentNode> selected() {
    return Optional.ofNullable((DeploymentNode) viewer.getStructuredSelection().getFirstElement());
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
