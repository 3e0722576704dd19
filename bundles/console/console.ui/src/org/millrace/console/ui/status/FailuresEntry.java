package org.millrace.console.ui.status;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.deploy.SeenFailures;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Images;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.deploy.DeploymentsView;

/** How many deployments have failed since somebody looked; opens the list of those that failed. */
final class FailuresEntry implements TrimEntry {
  private final IWorkbenchWindow window;
  private final SeenFailures seen;
  private List<InstallationState> states = List.of();

  FailuresEntry(IWorkbenchWindow window) {
    this.window = window;
    this.seen = window.getService(SeenFailures.class);
  }

  @Override
  public String id() {
    return TestIds.TRIM_FAILURES;
  }

  @Override
  public void follow(Control foot, Runnable changed) {
    seen.addListener(changed);
    foot.addDisposeListener(event -> seen.removeListener(changed));
    SnapshotUpdates.follow(
        window.getService(InstallationConnections.class),
        foot,
        now -> {
          states = now;
          changed.run();
        });
  }

  @Override
  public Optional<Face> face() {
    int count = seen.unseen(states).size();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Face(
                NLS.bind(Messages.Failures_some, count),
                Images.FAIL.descriptor(),
                Messages.Failures_hint));
  }

  @Override
  public void open(Point corner) {
    DeploymentsView.showFailures(window);
  }
}
