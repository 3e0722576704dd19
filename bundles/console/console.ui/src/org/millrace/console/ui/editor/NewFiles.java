package org.millrace.console.ui.editor;

import java.util.List;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.monitor.InstallationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that are new in an app: kept as drafts, shown, and deployed where that is the policy. */
public final class NewFiles {
  private static final Logger LOG = LoggerFactory.getLogger(NewFiles.class);

  private NewFiles() {}

  /**
   * @param shown the one that is opened
   * @param function the function of it that is meant
   */
  public static void take(
      IWorkbenchWindow window,
      InstallationState installation,
      List<Draft> drafts,
      FileKey shown,
      String function) {
    DraftStore store = window.getService(DraftStore.class);
    drafts.forEach(store::keep);
    try {
      OpenCodeHandler.open(window, new FileInput(shown, function));
    } catch (ExecutionException broken) {
      LOG.error("{} cannot be shown", shown, broken);
    }
    if (SavePolicy.of(installation) == SavePolicy.DEPLOYS) {
      DraftFlow.of(window).saved(AppKey.of(shown));
    }
  }
}
