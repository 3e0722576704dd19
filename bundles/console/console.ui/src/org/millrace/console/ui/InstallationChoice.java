package org.millrace.console.ui;

import java.util.List;
import java.util.Optional;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;

/** Which of the installations that take orders is meant; at first the first one. */
public final class InstallationChoice {
  private final List<InstallationState> all;
  private Optional<InstallationState> chosen;

  private InstallationChoice(List<InstallationState> all) {
    this.all = all;
    this.chosen = all.stream().findFirst();
  }

  /** Of those that take orders now. */
  public static InstallationChoice of(InstallationConnections connections) {
    return new InstallationChoice(
        connections.states().stream().filter(state -> state.link().takesOrders()).toList());
  }

  public List<InstallationState> all() {
    return all;
  }

  /** Empty when there is none, or when the one that is meant takes no orders. */
  public Optional<InstallationState> chosen() {
    return chosen;
  }

  public void choose(InstallationState meant) {
    chosen = find(meant);
  }

  /** Chooses it if it takes orders. */
  public void prefer(InstallationState meant) {
    chosen = find(meant).or(() -> chosen);
  }

  private Optional<InstallationState> find(InstallationState meant) {
    return all.stream().filter(state -> state.id().equals(meant.id())).findFirst();
  }
}
