package org.millrace.console.ui.functions;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.create.NewFunctionFiles;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.CancelWatch;
import org.millrace.console.ui.InstallationChoice;
import org.millrace.console.ui.editor.NewFiles;
import org.millrace.console.ui.nodes.AppNode;

/** Makes a function from a template and opens its code. */
final class NewFunctionWizard extends Wizard {
  private final IWorkbenchWindow window;
  private final InstallationConnections connections;
  private final NewFunctionModel model;
  private final NewFunctionPage page;

  private NewFunctionWizard(
      IWorkbenchWindow window, Optional<InstallationState> selected, Optional<AppNode> app) {
    this.window = window;
    this.connections = window.getService(InstallationConnections.class);
    InstallationChoice where = InstallationChoice.of(connections);
    selected.ifPresent(where::prefer);
    this.model = new NewFunctionModel(where, app.map(node -> node.app().name()));
    this.page = new NewFunctionPage(model);
    setWindowTitle(Messages.NewFunction_title);
    setNeedsProgressMonitor(true);
  }

  /**
   * @param selected the installation the person is at
   * @param app the app the person is at
   */
  static void open(
      IWorkbenchWindow window, Optional<InstallationState> selected, Optional<AppNode> app) {
    new WizardDialog(window.getShell(), new NewFunctionWizard(window, selected, app)).open();
  }

  @Override
  public void addPages() {
    addPage(page);
  }

  @Override
  public boolean performFinish() {
    return model
        .where()
        .chosen()
        .flatMap(chosen -> connections.find(chosen.id()))
        .map(this::make)
        .orElse(false);
  }

  private boolean make(InstallationMonitor installation) {
    AgentCall<NewFunctionFiles> plan =
        NewFunctionFiles.plan(installation, model.appName(), model.function());
    try {
      getContainer().run(true, true, running(plan));
    } catch (InvocationTargetException failed) {
      page.setErrorMessage(failed.getCause().getMessage());
      return false;
    } catch (InterruptedException cancelled) {
      return false;
    }
    return switch (plan.answer()) {
      case NewFunctionFiles.Refused refused -> {
        page.setErrorMessage(refused.sentence());
        yield false;
      }
      case NewFunctionFiles.Planned planned -> {
        show(installation, planned);
        yield true;
      }
    };
  }

  private static IRunnableWithProgress running(AgentCall<NewFunctionFiles> plan) {
    return monitor -> {
      try (CancelWatch watch = new CancelWatch(monitor, plan::cancel)) {
        plan.run(SubMonitor.convert(monitor, plan.title(), 1));
      } catch (OperationCanceledException cancelled) {
        throw new InterruptedException();
      } catch (CoreException failed) {
        throw new InvocationTargetException(failed);
      }
    };
  }

  /** After the wizard is gone, so that the editor has the focus. */
  private void show(InstallationMonitor installation, NewFunctionFiles.Planned planned) {
    window
        .getShell()
        .getDisplay()
        .asyncExec(() ->
            NewFiles.take(
                window,
                installation.state(),
                planned.drafts(),
                planned.code(),
                model.function().name()));
  }
}
