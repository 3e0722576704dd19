package org.millrace.console.ui.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.deploy.DeployOperation;
import org.millrace.console.core.deploy.PrepareOperation;
import org.millrace.console.core.deploy.PreparedPackage;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.script.CommandScript;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.nodes.InstallationNode;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.management.App;
import org.millrace.management.DeployRequest;
import org.millrace.management.Function;
import org.millrace.model.AppName;

/**
 * A deployment as a person sees it, whether it began with a drop, a command or a wizard: check the
 * package, ask what has to be asked, deploy, tell how it ended.
 */
public final class DeployFlow {
  private final IWorkbenchWindow window;
  private final InstallationMonitor installation;

  public DeployFlow(IWorkbenchWindow window, InstallationMonitor installation) {
    this.window = window;
    this.installation = installation;
  }

  /** Deploys to an app, which is made if it is not there. */
  public void start(Path source, AppName app, String message) {
    prepare(source, prepared -> askAndDeploy(prepared, app, message));
  }

  /** Deploys what was prepared, and is closed by this. */
  void start(PreparedPackage prepared, AppName app, String message) {
    askAndDeploy(prepared, app, message);
  }

  /** The same for what was dropped on the app, which some people want to be asked about. */
  void startDropped(Path source, AppName app) {
    prepare(
        source,
        prepared -> {
          if (mayTakeDropped(prepared, app)) {
            askAndDeploy(prepared, app, "");
          } else {
            prepared.close();
          }
        });
  }

  /** Production is asked about anyway. */
  private boolean mayTakeDropped(PreparedPackage prepared, AppName app) {
    if (state().isProduction() || !Preferences.isDroppedAskedAbout()) {
      return true;
    }
    Object[] values = {prepared.name(), app, state().label()};
    return confirm(
        prepared, app, NLS.bind(Messages.Ask_production, values), Messages.Ask_droppedVerb);
  }

  /** Asks for the name of a new app, then deploys to it. */
  public void startNewApp(Path source) {
    prepare(source, this::askName);
  }

  private interface Next {
    void go(PreparedPackage prepared);
  }

  private void prepare(Path source, Next next) {
    prepare(source, "", next);
  }

  private void prepare(Path source, String within, Next next) {
    PrepareOperation operation = new PrepareOperation(state().id(), source, within);
    StatusLine.tell(window, operation.title());
    OperationJobs.schedule(
        operation,
        ended -> {
          if (ended.isOK()) {
            next.go(operation.prepared());
          } else if (ended.matches(IStatus.ERROR)) {
            tellRefused(ended, source, next);
          }
        });
  }

  /** With the one step that leads on. */
  private void tellRefused(IStatus refused, Path source, Next next) {
    Optional<String> folder = PrepareOperation.enclosingFolder(refused);
    Notifications news = Notifications.of(window);
    if (folder.isPresent()) {
      news.tellFailure(
          refused.getMessage(),
          NLS.bind(Messages.Refused_content, folder.get()),
          () -> prepare(source, folder.get(), next));
    } else if (PrepareOperation.isNoApp(refused)) {
      news.tellFailure(
          refused.getMessage(),
          Messages.Refused_chooseAnother,
          () -> DeployWizard.open(window, List.of(new InstallationNode(state())), ""));
    } else {
      news.tellFailure(refused.getMessage());
    }
  }

  private void askName(PreparedPackage prepared) {
    InputDialog dialog =
        new InputDialog(
            window.getShell(),
            Messages.Ask_newAppTitle,
            NLS.bind(Messages.Ask_newAppMessage, prepared.name(), state().label()),
            AppNames.suggest(prepared.name()),
            AppNames::problem);
    if (dialog.open() == InputDialog.OK) {
      askAndDeploy(prepared, new AppName(dialog.getValue()), "");
    } else {
      prepared.close();
    }
  }

  private void askAndDeploy(PreparedPackage prepared, AppName app, String message) {
    if (mayReplace(prepared, app) && mayTouchProduction(prepared, app)) {
      deploy(prepared, app, message);
    } else {
      prepared.close();
    }
  }

  /** No function in common is the sign of a wrong row: cheap to ask, dear to get wrong. */
  private boolean mayReplace(PreparedPackage prepared, AppName app) {
    List<String> coming = prepared.contents().functions();
    List<String> running =
        state().app(app).map(App::functions).orElse(List.of()).stream()
            .map(Function::name)
            .toList();
    boolean isPlain = coming.isEmpty() || running.isEmpty();
    if (isPlain || running.stream().anyMatch(coming::contains)) {
      return true;
    }
    Object[] values = {prepared.name(), app, running.size()};
    String verb =
        state().isProduction() ? Messages.Ask_replaceInProductionVerb : Messages.Ask_replaceVerb;
    return confirm(prepared, app, NLS.bind(Messages.Ask_replaceAll, values), verb);
  }

  private boolean mayTouchProduction(PreparedPackage prepared, AppName app) {
    if (!state().isProduction()) {
      return true;
    }
    Object[] values = {prepared.name(), app, state().label()};
    return confirm(
        prepared, app, NLS.bind(Messages.Ask_production, values), Messages.Ask_productionVerb);
  }

  private boolean confirm(PreparedPackage prepared, AppName app, String question, String verb) {
    List<String> words = List.of("deploy", app.value(), prepared.name());
    CommandScript lines = new CommandScript(state().connection(), words);
    return new ConfirmDialog(window.getShell(), state(), question, verb)
        .asCommand(() -> Optional.of(lines))
        .confirmed();
  }

  private void deploy(PreparedPackage prepared, AppName app, String message) {
    DeployRequest how =
        new DeployRequest(
            state().app(app).isEmpty(),
            false,
            OptionalInt.empty(),
            System.getProperty("user.name"),
            "console",
            message);
    DeployOperation operation = new DeployOperation(installation, app, prepared, how);
    StatusLine.tell(window, operation.title());
    DeployEnd end = new DeployEnd(window, installation, app);
    OperationJobs.schedule(operation, ended -> end.tell(operation, ended));
  }

  private InstallationState state() {
    return installation.state();
  }

  /** The installation of this flow, for those who only have its id. */
  static Optional<DeployFlow> to(IWorkbenchWindow window, InstallationState state) {
    return window
        .getService(InstallationConnections.class)
        .find(state.id())
        .map(monitor -> new DeployFlow(window, monitor));
  }
}
