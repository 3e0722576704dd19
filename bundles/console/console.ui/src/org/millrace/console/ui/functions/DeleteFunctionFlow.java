package org.millrace.console.ui.functions;

import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.edit.FunctionFolder;
import org.millrace.console.core.edit.SaveOperation;
import org.millrace.console.core.edit.SaveOutcome;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.AsCommand;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.deploy.DeployEnd;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.model.AppName;

/**
 * The way of a function out of its app: its files are looked for, it is asked about, and a version
 * without it is deployed.
 */
final class DeleteFunctionFlow {
  private final IWorkbenchWindow window;
  private final InstallationMonitor installation;
  private final FunctionNode node;
  private final AppName app;
  private final String function;

  DeleteFunctionFlow(IWorkbenchWindow window, InstallationMonitor installation, FunctionNode node) {
    this.window = window;
    this.installation = installation;
    this.node = node;
    this.app = node.parent().app().name();
    this.function = node.function().name();
  }

  void start() {
    AgentCall<FunctionFolder> query = FunctionFolder.of(installation, app, node.function());
    OperationJobs.schedule(query, ended -> looked(query, ended));
  }

  private void looked(AgentCall<FunctionFolder> query, IStatus ended) {
    if (ended.matches(IStatus.ERROR)) {
      tellFailure(ended.getMessage());
    } else if (ended.isOK()) {
      FunctionFolder folder = query.answer();
      draft(folder)
          .ifPresentOrElse(
              path -> tellFailure(bind(Messages.DeleteFunction_draft, path)), () -> ask(folder));
    }
  }

  /** A file of it with text that is not live. */
  private Optional<String> draft(FunctionFolder folder) {
    DraftStore drafts = window.getService(DraftStore.class);
    return folder.files().stream()
        .map(path -> new FileKey(node.installation().id(), app, path))
        .filter(file -> drafts.kept(file).isPresent() || drafts.edited(file).isPresent())
        .map(FileKey::path)
        .findFirst();
  }

  private void ask(FunctionFolder folder) {
    boolean isWanted =
        new ConfirmDialog(
                window.getShell(),
                node.installation(),
                bind(Messages.DeleteFunction_question, node.installation().label()),
                node.installation().isProduction()
                    ? Messages.DeleteFunction_inProductionVerb
                    : Messages.DeleteFunction_verb)
            .asCommand(AsCommand.of(CommandForm.FUNCTION_DELETE, node))
            .confirmed();
    if (isWanted) {
      delete(folder);
    }
  }

  private void delete(FunctionFolder folder) {
    SaveOperation operation = SaveOperation.deleting(installation, app, function, folder);
    DeployEnd end = new DeployEnd(window, installation, app);
    StatusLine.tell(window, operation.title());
    OperationJobs.schedule(operation, ended -> ended(operation, ended, end));
  }

  private void ended(SaveOperation operation, IStatus ended, DeployEnd end) {
    if (ended.matches(IStatus.ERROR)) {
      tellFailure(ended.getMessage());
    } else if (ended.isOK()) {
      switch (operation.outcome()) {
        case SaveOutcome.Live live -> end.tellLive(live.deployment());
        case SaveOutcome.Failed failed -> tellFailure(failed.sentence());
        case SaveOutcome.Offline offline -> tellFailure(offline.sentence());
        case SaveOutcome.Conflict _ -> tellFailure(bind(Messages.DeleteFunction_conflict, ""));
      }
    }
  }

  private String bind(String sentence, String third) {
    return NLS.bind(sentence, new Object[] {function, app, third});
  }

  private void tellFailure(String sentence) {
    Notifications.of(window).tellFailure(sentence);
  }
}
