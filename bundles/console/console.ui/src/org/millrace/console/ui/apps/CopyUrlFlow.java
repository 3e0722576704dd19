package org.millrace.console.ui.apps;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.keys.FunctionUrl;
import org.millrace.console.core.keys.KeyCalls;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.SecretClipboard;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.management.Key;

/** Copies the URL of a function that needs a key: asks which one is to be in it. */
final class CopyUrlFlow {
  private final IWorkbenchWindow window;
  private final FunctionNode node;
  private final String url;

  CopyUrlFlow(IWorkbenchWindow window, FunctionNode node, String url) {
    this.window = window;
    this.node = node;
    this.url = url;
  }

  static void copyPlain(IWorkbenchWindow window, String url, String done) {
    SecretClipboard.copyPlain(window.getShell().getDisplay(), url);
    StatusLine.tell(window, done);
  }

  void start() {
    window
        .getService(InstallationConnections.class)
        .find(node.installation().id())
        .map(monitor -> KeyCalls.list(monitor, node.parent().app().name()))
        .ifPresent(query -> OperationJobs.schedule(query, ended -> choose(query, ended)));
  }

  /** Without the keys the URL still is of use. */
  private void choose(AgentCall<List<Key>> query, IStatus ended) {
    if (ended.isOK()) {
      choose(FunctionUrl.opening(node.function(), query.answer()));
    } else if (ended.matches(IStatus.ERROR)) {
      copyPlain(window, url, NLS.bind(Messages.Url_copiedPlain, url, ended.getMessage()));
    }
  }

  private void choose(List<Key> keys) {
    UrlKeyDialog dialog = new UrlKeyDialog(window.getShell(), node, keys);
    if (dialog.open() == UrlKeyDialog.OK) {
      copy(dialog.key());
    }
  }

  private void copy(Optional<Key> key) {
    if (key.isEmpty()) {
      copyPlain(window, url, NLS.bind(Messages.Url_copied, url));
      return;
    }
    SecretClipboard.copy(
        window.getShell().getDisplay(),
        FunctionUrl.with(url, key.get()),
        SecretClipboard.USUAL_TIME);
    StatusLine.tell(window, NLS.bind(Messages.Url_copiedKey, node.function().name()));
  }
}
