package org.millrace.console.ui.deploy;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.ui.InstallationChoice;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.DeploymentNode;
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
    DeployModel model = new DeployModel(InstallationChoice.of(connections));
    model.setSource(source);
    selected.stream().findFirst().ifPresent(node -> propose(model, node));
    new WizardDialog(window.getShell(), new DeployWizard(window, model)).open();
  }

  private static void propose(DeployModel model, Node node) {
    model.where().choose(node.installation());
    Optional<AppName> app =
        node instanceof DeploymentNode row
            ? Optional.of(row.deployment().app())
            : Selections.app(node).map(of -> of.app().name());
    model.setApp(app.map(AppName::value).orElse(""));
  }

  @Override
  public void addPages() {
    addPage(new DeployPage(model));
  }

  @Override
  public boolean performFinish() {
    model
        .where()
        .chosen()
        .flatMap(installation -> DeployFlow.to(window, installation))
        .ifPresent(flow -> flow.start(model.path(), new AppName(model.app()), model.message()));
    return true;
  }
}
