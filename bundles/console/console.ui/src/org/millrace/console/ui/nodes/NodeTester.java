package org.millrace.console.ui.nodes;

import org.eclipse.core.expressions.PropertyTester;
import org.millrace.console.core.monitor.Link;
import org.millrace.management.App;

/** What plugin.xml may ask of a node; reads memory only. */
public final class NodeTester extends PropertyTester {
  /** The namespace of the properties. */
  public static final String NAMESPACE = "org.millrace.console.node";

  @Override
  public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
    Node node = (Node) receiver;
    return switch (property) {
      case "connected" -> node.installation().link().isConnected();
      case "disconnected" -> node.installation().link() instanceof Link.Disconnected;
      case "appState" -> app(node) != null && app(node).state().name().equals(expected);
      case "rollback" ->
          node instanceof DeploymentNode row
              && row.deployment().packageKept()
              && row.deployment().ended().isPresent();
      default -> false;
    };
  }

  private static App app(Node node) {
    return switch (node) {
      case AppNode app -> app.app();
      case AppPartNode part -> part.parent().app();
      case FunctionNode function -> function.parent().app();
      default -> null;
    };
  }
}
