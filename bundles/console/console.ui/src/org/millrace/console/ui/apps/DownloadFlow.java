package org.millrace.console.ui.apps;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.apps.DownloadOperation;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.ui.SaveAs;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.model.AppName;

/** Saves the package that is live in an app where the person wants it. */
final class DownloadFlow {
  private DownloadFlow() {}

  static void start(IWorkbenchWindow window, AppNode node) {
    window
        .getService(InstallationConnections.class)
        .find(node.installation().id())
        .ifPresent(installation -> start(window, node, installation));
  }

  private static void start(
      IWorkbenchWindow window, AppNode node, InstallationMonitor installation) {
    AppName app = node.app().name();
    SaveAs.Words words =
        new SaveAs.Words(
            NLS.bind(Messages.Download_title, app, node.installation().label()),
            app + ".zip",
            Messages.Download_hint,
            NLS.bind(Messages.Download_done, app, "{0}"));
    SaveAs.ask(
        window, node.installation(), words, file -> new DownloadOperation(installation, app, file));
  }
}
