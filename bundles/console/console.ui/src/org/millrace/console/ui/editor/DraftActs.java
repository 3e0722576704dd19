package org.millrace.console.ui.editor;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ConfirmDialog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be done with a draft whether its file is open or not. */
public final class DraftActs {
  private static final Logger LOG = LoggerFactory.getLogger(DraftActs.class);

  private final IWorkbenchWindow window;

  public DraftActs(IWorkbenchWindow window) {
    this.window = window;
  }

  public void open(FileKey file) {
    try {
      OpenCodeHandler.open(window, FileInput.of(file));
    } catch (ExecutionException broken) {
      LOG.error("{} cannot be shown", file, broken);
    }
  }

  /** Brings all drafts of the file's app live; asks where it is production. */
  public void deploy(FileKey file) {
    DraftFlow.of(window).deploy(AppKey.of(file));
  }

  /** Throws the draft away after asking; an open editor goes back to what is live. */
  public void discard(FileKey file) {
    IEditorPart open = window.getActivePage().findEditor(FileInput.of(file));
    if (open instanceof FileEditor editor) {
      editor.work().discard();
    } else if (isDiscardWanted(file)) {
      window.getService(DraftStore.class).forget(file);
    }
  }

  /** Asks whether what is not live of the file is to be thrown away. */
  boolean isDiscardWanted(FileKey file) {
    String question = NLS.bind(Messages.Discard_question, file.path());
    return new ConfirmDialog(window.getShell(), installation(file), question, Messages.Discard_verb)
        .confirmed();
  }

  /** A draft outlives the connection that it was made with. */
  private InstallationState installation(FileKey file) {
    return window
        .getService(InstallationConnections.class)
        .find(file.installation())
        .map(InstallationMonitor::state)
        .orElseGet(() ->
            InstallationState.unknown(
                AgentConnection.to(AgentAddress.parse(file.installation()), "")));
  }
}
