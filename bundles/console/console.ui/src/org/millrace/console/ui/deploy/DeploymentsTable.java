package org.millrace.console.ui.deploy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;
import org.millrace.console.ui.explorer.ExplorerImages;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.management.Deployment;

/** A table of deployments: those that go on first, then the newest. */
final class DeploymentsTable {
  private static final Comparator<DeploymentNode> RUNNING_FIRST_THEN_NEWEST =
      Comparator.comparing((DeploymentNode row) -> !row.deployment().state().isRunning())
          .thenComparing(row -> row.deployment().received(), Comparator.reverseOrder());

  private final TableViewer viewer;

  DeploymentsTable(Composite parent, String testId, Set<DeploymentColumn> columns) {
    viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), testId);
    ExplorerImages images =
        new ExplorerImages(
            new LocalResourceManager(JFaceResources.getResources(), viewer.getTable()));
    TextColumns<DeploymentNode> table =
        new TextColumns<>(viewer, DeploymentNode.class)
            .image(images::image)
            .id(row -> "deployments:" + row.id());
    columns.forEach(column ->
        table.column(column.title(), column.characters(), column::text, row -> color(column, row)));
  }

  TableViewer viewer() {
    return viewer;
  }

  void show(Collection<DeploymentNode> rows) {
    List<DeploymentNode> sorted = rows.stream().sorted(RUNNING_FIRST_THEN_NEWEST).toList();
    viewer.setInput(sorted);
  }

  Optional<DeploymentNode> selected() {
    return Optional.ofNullable((DeploymentNode) viewer.getStructuredSelection().getFirstElement());
  }

  private static Color color(DeploymentColumn column, DeploymentNode row) {
    boolean isFailure = row.deployment().state() == Deployment.State.FAILED;
    boolean isColored = column == DeploymentColumn.STATE || column == DeploymentColumn.MESSAGE;
    return isFailure && isColored ? ConsoleColors.ERROR.color() : null;
  }
}
