package org.millrace.console.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.InstallationsListener;

/**
 * Brings what the monitors find into the UI thread: one call per snapshot, the newest only, none
 * after the control is gone.
 */
public final class SnapshotUpdates implements InstallationsListener {
  private final Control control;
  private final Display display;
  private final Consumer<List<InstallationState>> show;
  private final AtomicReference<List<InstallationState>> pending = new AtomicReference<>();

  private SnapshotUpdates(Control control, Consumer<List<InstallationState>> show) {
    this.control = control;
    this.display = control.getDisplay();
    this.show = show;
  }

  /** Shows what is known now, and from now on every change until the control is disposed. */
  public static void follow(
      InstallationConnections connections,
      Control control,
      Consumer<List<InstallationState>> show) {
    SnapshotUpdates updates = new SnapshotUpdates(control, show);
    connections.addListener(updates);
    control.addDisposeListener(event -> connections.removeListener(updates));
    show.accept(connections.states());
  }

  /**
   * As {@link #follow}, of one installation only.
   *
   * @param id of its connection
   * @param show told an empty one while there is no such connection
   */
  public static void followOne(
      InstallationConnections connections,
      String id,
      Control control,
      Consumer<Optional<InstallationState>> show) {
    follow(
        connections,
        control,
        states -> show.accept(states.stream().filter(state -> state.id().equals(id)).findFirst()));
  }

  @Override
  public void installationsChanged(List<InstallationState> now) {
    boolean isUnderWay = pending.getAndSet(now) != null;
    if (!isUnderWay && !display.isDisposed()) {
      display.asyncExec(this::showNewest);
    }
  }

  private void showNewest() {
    List<InstallationState> newest = pending.getAndSet(null);
    if (!control.isDisposed()) {
      show.accept(newest);
    }
  }
}
