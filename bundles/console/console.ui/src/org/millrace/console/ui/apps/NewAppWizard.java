package org.millrace.console.ui.apps;

import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.apps.AppOrder;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.InstallationChoice;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.deploy.DeployFlow;

/** Makes a function app, empty or from a package. */
final class NewAppWizard extends Wizard {
  private final IWorkbenchWindow window;
  private final InstallationConnections connections;
  private final NewAppModel model;

  private NewAppWizard(IWorkbenchWindow window, Optional<InstallationState> selected) {
    this.window = window;
    this.connections = window.getService(InstallationConnections.class);
    InstallationChoice where = InstallationChoice.of(connections);
    selected.ifPresent(where::prefer);
    this.model = new NewAppModel(where);
    setWindowTitle(Messages.NewApp_title);
  }

  static void open(IWorkbenchWindow window, Optional<InstallationState> selected) {
    new WizardDialog(window.getShell(), new NewAppWizard(window, selected)).open();
  }

  @Override
  public void addPages() {
    addPage(new NewAppPage(model));
  }

  @Override
  public boolean performFinish() {
    model
        .where()
        .chosen()
        .flatMap(installation -> connections.find(installation.id()))
        .ifPresent(this::create);
    return true;
  }

  private void create(InstallationMonitor installation) {
    if (model.source().isPresent()) {
      new DeployFlow(window, installation).start(model.source().get(), model.app(), "");
    } else {
      OperationJobs.schedule(
          AppOrder.of(AppOrder.Verb.CREATE, installation, model.app()), this::tell);
    }
  }

  private void tell(IStatus ended) {
    Notifications notifications = Notifications.of(window);
    if (ended.isOK()) {
      notifications.tell(NLS.bind(Messages.NewApp_created, model.app()));
    } else if (ended.matches(IStatus.ERROR)) {
      notifications.tellFailure(ended.getMessage());
    }
  }
}
