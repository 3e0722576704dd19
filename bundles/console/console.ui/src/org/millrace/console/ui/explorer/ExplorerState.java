package org.millrace.console.ui.explorer;

import java.util.List;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.GroupNode;
import org.millrace.console.ui.nodes.InstallationNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.InstallationSnapshot;

/** Decides, without widgets, what the Explorer shows and opens. */
final class ExplorerState {
  private ExplorerState() {}

  /** One word for all installations: the worst one counts. */
  static String of(List<InstallationState> states) {
    if (states.isEmpty()) {
      return "empty";
    }
    return states.stream().map(ExplorerState::of).reduce("ready", ExplorerState::worse);
  }

  private static String of(InstallationState state) {
    return switch (state.link()) {
      case Link.Connecting _ -> state.snapshot().isPresent() ? "ready" : "loading";
      case Link.Connected _ -> "ready";
      case Link.Offline _, Link.Disconnected _ -> "offline";
      case Link.Refused _, Link.NotAnAgent _, Link.Untrusted _ -> "failed";
    };
  }

  private static String worse(String one, String other) {
    List<String> order = List.of("ready", "loading", "offline", "failed");
    return order.get(Math.max(order.indexOf(one), order.indexOf(other)));
  }

  /** The newest change of all installations that is shown. */
  static long revision(List<InstallationState> states) {
    return states.stream()
        .flatMap(state -> state.snapshot().stream())
        .mapToLong(InstallationSnapshot::seq)
        .max()
        .orElse(0);
  }

  /** The command that opens a node; empty when it is only unfolded. */
  static String openCommand(Node node) {
    return switch (node) {
      case AppNode _ -> ConsoleIds.COMMAND_APP_OPEN;
      case FunctionNode _ -> ConsoleIds.COMMAND_FUNCTION_OPEN;
      case DeploymentNode _ -> ConsoleIds.COMMAND_DEPLOYMENT_LOG;
      case AppPartNode part -> openCommand(part.kind());
      case FileNode file -> file.isFolder() ? "" : ConsoleIds.COMMAND_FUNCTION_OPEN;
      case InstallationNode _, GroupNode _, AgentNode _ -> "";
    };
  }

  private static String openCommand(AppPartNode.Kind kind) {
    return switch (kind) {
      case CONFIGURATION -> ConsoleIds.COMMAND_SETTINGS_OPEN;
      case KEYS -> ConsoleIds.COMMAND_KEYS_OPEN;
      case DEPLOYMENTS -> ConsoleIds.COMMAND_APP_OPEN;
      case FUNCTIONS, FILES -> "";
    };
  }
}
