package org.millrace.console.ui.deploy;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.deploy.PlanOperation;
import org.millrace.console.core.deploy.PreparedPackage;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.CancelWatch;
import org.millrace.console.ui.InstallationChoice;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.model.AppName;

/** Asks what is deployed where, and shows what that would do. */
final class DeployWizard extends Wizard {
  private final IWorkbenchWindow window;
  private final DeployModel model;
  private final PlanPage planPage;
  private Optional<PreparedPackage> prepared = Optional.empty();
  private DeployModel.Question planned;

  private DeployWizard(IWorkbenchWindow window, DeployModel model) {
    this.window = window;
    this.model = model;
    this.planPage = new PlanPage(model);
    setNeedsProgressMonitor(true);
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
    DeployWizard wizard = new DeployWizard(window, model);
    WizardDialog dialog = new WizardDialog(window.getShell(), wizard);
    dialog.addPageChangingListener(change -> {
      if (change.getTargetPage() == wizard.planPage) {
        change.doit = wizard.plan();
      }
    });
    dialog.open();
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
    addPage(planPage);
  }

  /** The plan is made when it is wanted, and once for what was entered. */
  @Override
  public IWizardPage getNextPage(IWizardPage page) {
    return page == planPage ? null : planPage;
  }

  /** From the first page, too, where nothing has to be looked at. */
  @Override
  public boolean canFinish() {
    boolean isPlanned = getContainer().getCurrentPage() == planPage;
    return isPlanned ? planPage.isPageComplete() : model.problem().isEmpty();
  }

  /** What a person has to do before the package can go. */
  private enum Next {
    NOTHING,
    LOOK,
    WAIT
  }

  /** Made before the page is shown; false when the person did not want to wait for it. */
  private boolean plan() {
    return model.question().equals(planned) || makePlan() != Next.WAIT;
  }

  private Next makePlan() {
    forget();
    Optional<InstallationMonitor> installation =
        model
            .where()
            .chosen()
            .flatMap(chosen -> window.getService(InstallationConnections.class).find(chosen.id()));
    PlanOperation operation =
        new PlanOperation(installation.orElseThrow(), model.path(), new AppName(model.app()));
    IStatus ended = run(operation);
    if (ended.isOK()) {
      prepared = Optional.of(operation.prepared());
      planned = model.question();
      planPage.show(operation.plan());
      boolean isPlain = !operation.plan().needsLook() && !isProduction();
      return isPlain ? Next.NOTHING : Next.LOOK;
    }
    if (ended.matches(IStatus.CANCEL)) {
      return Next.WAIT;
    }
    planPage.fail(ended.getMessage());
    return Next.LOOK;
  }

  private boolean isProduction() {
    return model.where().chosen().filter(InstallationState::isProduction).isPresent();
  }

  private void forget() {
    prepared.ifPresent(PreparedPackage::close);
    prepared = Optional.empty();
    planned = null;
  }

  private IStatus run(PlanOperation operation) {
    AtomicReference<IStatus> ended = new AtomicReference<>(Status.CANCEL_STATUS);
    try {
      getContainer().run(true, true, monitor -> ended.set(run(operation, monitor)));
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException cancelled) {
      return Status.CANCEL_STATUS;
    }
    return ended.get();
  }

  private static IStatus run(PlanOperation operation, IProgressMonitor monitor) {
    IStatus judged = operation.check();
    if (judged.matches(IStatus.ERROR)) {
      return judged;
    }
    try (CancelWatch watch = new CancelWatch(monitor, operation::cancel)) {
      operation.run(SubMonitor.convert(monitor, operation.title(), 1));
      return Status.OK_STATUS;
    } catch (CoreException failed) {
      return failed.getStatus();
    } catch (OperationCanceledException cancelled) {
      return Status.CANCEL_STATUS;
    }
  }

  @Override
  public boolean performFinish() {
    boolean isLookedAt = getContainer().getCurrentPage() == planPage;
    Next next = isLookedAt ? Next.NOTHING : makePlan();
    if (next == Next.LOOK) {
      getContainer().showPage(planPage);
    }
    return next == Next.NOTHING && deploy();
  }

  private boolean deploy() {
    PreparedPackage taken = prepared.orElseThrow();
    prepared = Optional.empty();
    model
        .where()
        .chosen()
        .flatMap(installation -> DeployFlow.to(window, installation))
        .ifPresentOrElse(
            flow -> flow.start(taken, new AppName(model.app()), model.message()), taken::close);
    return true;
  }

  @Override
  public void dispose() {
    forget();
    super.dispose();
  }
}
