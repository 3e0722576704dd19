package org.millrace.console.ui;

import java.util.List;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.management.InstallationSnapshot;

/** How it stands with a part that shows things of all installations; decided without widgets. */
public final class ListState {
  private ListState() {}

  /** One word for all of them: the worst one counts. */
  public static String of(List<InstallationState> states) {
    if (states.isEmpty()) {
      return "empty";
    }
    return states.stream().map(ListState::of).reduce("ready", ListState::worse);
  }

  private static String of(InstallationState state) {
    return switch (state.link()) {
      case Link.Connecting _ -> state.snapshot().isPresent() ? "ready" : "loading";
      case Link.Connected _, Link.ReadOnly _ -> "ready";
      case Link.Offline _, Link.Disconnected _ -> "offline";
      case Link.Refused _, Link.NotAnAgent _, Link.Untrusted _ -> "failed";
    };
  }

  private static String worse(String one, String other) {
    List<String> order = List.of("ready", "loading", "offline", "failed");
    return order.get(Math.max(order.indexOf(one), order.indexOf(other)));
  }

  /** The newest change of all installations that is shown. */
  public static long revision(List<InstallationState> states) {
    return states.stream()
        .flatMap(state -> state.snapshot().stream())
        .mapToLong(InstallationSnapshot::seq)
        .max()
        .orElse(0);
  }
}
