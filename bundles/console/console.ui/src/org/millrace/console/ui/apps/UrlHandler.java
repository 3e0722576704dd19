package org.millrace.console.ui.apps;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.SecretClipboard;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.SystemBrowser;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.management.Function;

/**
 * Opens or copies, as plugin.xml says behind the class, the URL of the selected app or HTTP
 * function; a key is not in it.
 */
public final class UrlHandler extends AbstractHandler implements IExecutableExtension {
  private boolean isCopy;

  @Override
  public void setInitializationData(IConfigurationElement config, String property, Object data) {
    isCopy = "COPY".equals(data);
  }

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Optional<String> url = url(event);
    if (url.isEmpty()) {
      StatusLine.tell(window, Messages.Url_none);
    } else if (isCopy) {
      SecretClipboard.copyPlain(window.getShell().getDisplay(), url.get());
      StatusLine.tell(window, NLS.bind(Messages.Url_copied, url.get()));
    } else {
      SystemBrowser.open(window, url.get());
    }
    return null;
  }

  private static Optional<String> url(ExecutionEvent event) {
    Optional<FunctionNode> function = Selections.first(event, FunctionNode.class);
    Optional<String> ofApp = Selections.app(event).map(node -> node.app().url());
    return ofApp
        .filter(url -> !url.isEmpty())
        .flatMap(url ->
            function.isEmpty()
                ? Optional.of(url)
                : function.map(FunctionNode::function).flatMap(one -> url(url, one)));
  }

  /** Only HTTP functions listen at a path. */
  private static Optional<String> url(String app, Function function) {
    return function.source().startsWith("/")
        ? Optional.of(app + function.source())
        : Optional.empty();
  }
}
