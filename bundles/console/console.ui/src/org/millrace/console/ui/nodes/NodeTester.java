package org.millrace.console.ui.nodes;

import java.util.List;
import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.ui.services.IEvaluationService;
import org.eclipse.ui.services.IServiceLocator;
import org.millrace.console.core.monitor.Link;
import org.millrace.management.App;

/** What plugin.xml may ask of a node; reads memory only. */
public final class NodeTester extends PropertyTester {
  /** The namespace of the properties. */
  public static final String NAMESPACE = "org.millrace.console.node";

  private static final List<String> PROPERTIES =
      List.of("connected", "disconnected", "appState", "deployed", "rollback");

  @Override
  public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
    Node node = (Node) receiver;
    return switch (property) {
      case "connected" -> node.installation().link().isConnected();
      case "disconnected" -> node.installation().link() instanceof Link.Disconnected;
      case "appState" -> app(node) != null && app(node).state().name().equals(expected);
      case "deployed" -> app(node) != null && app(node).liveDeployment().isPresent();
      case "rollback" ->
          node instanceof DeploymentNode row
              && row.deployment().packageKept()
              && row.deployment().ended().isPresent();
      default -> false;
    };
  }

  /** What the properties answer may be another now, although the same things are selected. */
  public static void requestEvaluation(IServiceLocator site) {
    IEvaluationService expressions = site.getService(IEvaluationService.class);
    PROPERTIES.forEach(name -> expressions.requestEvaluation(NAMESPACE + "." + name));
  }

  private static App app(Node node) {
    return switch (node) {
      case AppNode app -> app.app();
      case AppPartNode part -> part.parent().app();
      case FunctionNode function -> function.parent().app();
      case FileNode file -> file.parent().app();
      default -> null;
    };
  }
}
