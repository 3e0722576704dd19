package org.millrace.console.ui.nodes;

import java.util.List;
import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.ui.services.IEvaluationService;
import org.eclipse.ui.services.IServiceLocator;
import org.millrace.console.core.call.TestCall;
import org.millrace.console.core.deploy.DeploymentVerb;
import org.millrace.console.core.edit.FunctionFolder;
import org.millrace.console.core.monitor.Link;
import org.millrace.management.App;

/** What plugin.xml may ask of a node; reads memory only. */
public final class NodeTester extends PropertyTester {
  /** The namespace of the properties. */
  public static final String NAMESPACE = "org.millrace.console.node";

  private static final List<String> PROPERTIES =
      List.of(
          "connected",
          "orders",
          "disconnected",
          "appState",
          "deployed",
          "http",
          "functionFolder",
          "rollback",
          "again",
          "cancel");

  @Override
  public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
    Node node = (Node) receiver;
    return switch (property) {
      case "connected" -> node.installation().link().isConnected();
      case "orders" -> node.installation().link().takesOrders();
      case "disconnected" -> node.installation().link() instanceof Link.Disconnected;
      case "appState" -> app(node) != null && app(node).state().name().equals(expected);
      case "deployed" -> app(node) != null && app(node).liveDeployment().isPresent();
      case "http" -> node instanceof FunctionNode function && TestCall.isHttp(function.function());
      case "functionFolder" ->
          node instanceof FunctionNode function && FunctionFolder.isLikely(function.function());
      case "rollback" -> may(DeploymentVerb.ROLL_BACK, node);
      case "again" -> may(DeploymentVerb.DEPLOY_AGAIN, node);
      case "cancel" -> may(DeploymentVerb.CANCEL, node);
      default -> false;
    };
  }

  private static boolean may(DeploymentVerb verb, Node node) {
    return node instanceof DeploymentNode row && verb.whyNot(row.deployment()).isEmpty();
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
