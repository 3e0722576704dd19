package org.millrace.console.ui.deploy;

import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.GroupNode;
import org.millrace.console.ui.nodes.InstallationNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.model.AppName;

/** What a drop of files on a thing would do, judged without looking at the files. */
public sealed interface Drop {
  /** What the status line says while hovering. */
  String sentence();

  /** The files replace an app's package. */
  record Deploy(InstallationState installation, AppName app) implements Drop {
    @Override
    public String sentence() {
      String form =
          installation.isProduction() ? Messages.Drop_deployProduction : Messages.Drop_deploy;
      return NLS.bind(form, app, installation.label());
    }
  }

  /** The files become a new app. */
  record NewApp(InstallationState installation) implements Drop {
    @Override
    public String sentence() {
      return NLS.bind(Messages.Drop_newApp, installation.label());
    }
  }

  /** The target is open; a wizard asks for it. */
  record Ask() implements Drop {
    @Override
    public String sentence() {
      return Messages.Wizard_pageTitle;
    }
  }

  record Refuse(String sentence) implements Drop {}

  /**
   * @param target what is under the pointer; null over the empty area
   * @param states all installations
   */
  static Drop on(Node target, List<InstallationState> states) {
    return switch (target) {
      case null -> onEmptyArea(states);
      case AgentNode _ -> new Refuse(Messages.Drop_agent);
      case InstallationNode node -> newApp(node.installation());
      case GroupNode node ->
          node.kind() == GroupNode.Kind.APPS
              ? newApp(node.installation())
              : new Refuse(Messages.Drop_agent);
      case AppNode node -> deploy(node.installation(), node.app().name());
      case AppPartNode node -> deploy(node.installation(), node.parent().app().name());
      case FunctionNode node -> deploy(node.installation(), node.parent().app().name());
      case FileNode node -> deploy(node.installation(), node.parent().app().name());
      case DeploymentNode node -> deploy(node.installation(), node.deployment().app());
    };
  }

  private static Drop onEmptyArea(List<InstallationState> states) {
    return states.size() == 1 ? newApp(states.getFirst()) : new Ask();
  }

  private static Drop newApp(InstallationState installation) {
    return installation.link().takesOrders() ? new NewApp(installation) : refuse(installation);
  }

  private static Drop deploy(InstallationState installation, AppName app) {
    return installation.link().takesOrders() ? new Deploy(installation, app) : refuse(installation);
  }

  private static Drop refuse(InstallationState installation) {
    return new Refuse(installation.whyNoOrders());
  }
}
