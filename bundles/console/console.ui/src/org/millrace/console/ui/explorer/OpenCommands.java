package org.millrace.console.ui.explorer;

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

/** Decides, without widgets, what the Explorer opens. */
final class OpenCommands {
  private OpenCommands() {}

  /** The command that opens a node; empty when it is only unfolded. */
  static String of(Node node) {
    return switch (node) {
      case AppNode _ -> ConsoleIds.COMMAND_APP_OPEN;
      case FunctionNode _ -> ConsoleIds.COMMAND_FUNCTION_OPEN;
      case DeploymentNode _ -> ConsoleIds.COMMAND_DEPLOYMENT_LOG;
      case AppPartNode part -> of(part.kind());
      case FileNode file -> file.isFolder() ? "" : ConsoleIds.COMMAND_FUNCTION_OPEN;
      case InstallationNode _, GroupNode _, AgentNode _ -> "";
    };
  }

  private static String of(AppPartNode.Kind kind) {
    return switch (kind) {
      case CONFIGURATION -> ConsoleIds.COMMAND_SETTINGS_OPEN;
      case KEYS -> ConsoleIds.COMMAND_KEYS_OPEN;
      case DEPLOYMENTS -> ConsoleIds.COMMAND_APP_OPEN;
      case FUNCTIONS, FILES -> "";
    };
  }
}
