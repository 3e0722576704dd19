package org.millrace.console.ui.deploy;

import java.util.List;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.model.AppName;

/** Asks what is deployed where. */
final class DeployWizard extends Wizard {
  private final IWorkbenchWindow window;
  private final DeployModel model;

  private DeployWizard(IWorkbenchWindow window, DeployModel model) {
    this.window = window;
    this.model = model;
    setWindowTitle(Messages.Wizard_title);
  }

  /**
   * @param selected where the person is: its app is the one proposed
   * @param source a zip or folder, or empty
   */
  static void open(IWorkbenchWindow window, List<Node> selected, String source) {
    InstallationConnections connections = window.getService(InstallationConnections.class);
    DeployModel model =
        new DeployModel(
            connections.states().stream().filter(state -> state.link().isConnected()).toList());
    model.setSource(source);
    selected.stream().findFirst().ifPresent(node -> propose(model, node));
    new WizardDialog(window.getShell(), new DeployWizard(window, model)).open();
  }

  private static void propose(DeployModel model, Node node) {
    model.setInstallation(node.installation());
    AppName app =
        switch (node) {
          case AppNode selected -> selected.app().name();
          case AppPartNode part -> part.parent().app().name();
          case FunctionNode function -> function.parent().app().name();
          case DeploymentNode deployment -> deployment.deployment().app();
          default -> null;
        };
    model.setApp(app == null ? "" : app.value());
  }

  @Override
  public void addPages() {
    addPage(new DeployPage(model));
  }

  @Override
  public boolean performFinish() {
    model
        .installation()
        .flatMap(installation -> DeployFlow.to(window, installation))
        .ifPresent(flow -> flow.start(model.path(), new AppName(model.app()), model.message()));
    return true;
  }
}
