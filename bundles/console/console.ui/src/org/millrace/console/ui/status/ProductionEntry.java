package org.millrace.console.ui.status;

import java.util.Optional;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Images;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.explorer.ExplorerView;
import org.millrace.console.ui.nodes.Node;

/**
 * That the part in front is about something of production, at the foot of the window and in its
 * title; opens it in the Explorer.
 */
final class ProductionEntry implements TrimEntry {
  private final IWorkbenchWindow window;
  private final InstallationConnections connections;
  private Optional<Node> subject = Optional.empty();

  ProductionEntry(IWorkbenchWindow window) {
    this.window = window;
    this.connections = window.getService(InstallationConnections.class);
  }

  @Override
  public String id() {
    return TestIds.TRIM_PRODUCTION;
  }

  @Override
  public void follow(Control foot, Runnable changed) {
    ISelectionListener listener =
        (part, selection) -> {
          subject = subject(selection);
          mark(changed);
        };
    window.getSelectionService().addSelectionListener(listener);
    foot.addDisposeListener(
        event -> window.getSelectionService().removeSelectionListener(listener));
    SnapshotUpdates.follow(connections, foot, now -> mark(changed));
  }

  /** What is selected in the part in front is what it is about. */
  private static Optional<Node> subject(ISelection selection) {
    return selection instanceof IStructuredSelection some
            && some.getFirstElement() instanceof Node node
        ? Optional.of(node)
        : Optional.empty();
  }

  private void mark(Runnable changed) {
    Shell shell = window.getShell();
    String title = production().map(this::title).orElse(Messages.Title_plain);
    if (shell != null && !shell.isDisposed() && !title.equals(shell.getText())) {
      shell.setText(title);
    }
    changed.run();
  }

  private String title(InstallationState production) {
    return subject
        .flatMap(Selections::app)
        .map(node -> NLS.bind(Messages.Title_productionApp, node.app().name(), production.label()))
        .orElse(NLS.bind(Messages.Title_production, production.label()));
  }

  private Optional<InstallationState> production() {
    return subject
        .map(node -> node.installation().id())
        .flatMap(connections::find)
        .map(InstallationMonitor::state)
        .filter(InstallationState::isProduction);
  }

  @Override
  public Optional<Face> face() {
    return production()
        .map(state ->
            new Face(
                Messages.Production_mark,
                Images.OVERLAY_PRODUCTION.descriptor(),
                NLS.bind(Messages.Production_hint, state.label())));
  }

  @Override
  public void open(Point corner) {
    production().ifPresent(state -> ExplorerView.reveal(window, state));
  }
}
