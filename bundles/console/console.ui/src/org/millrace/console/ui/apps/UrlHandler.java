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
import org.millrace.console.core.call.TestCall;
import org.millrace.console.core.keys.FunctionUrl;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.SystemBrowser;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.FunctionNode;

/**
 * Opens or copies, as plugin.xml says behind the class, the URL of the selected app or HTTP
 * function. A copy has a key in it if the person wants one.
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
    Optional<FunctionNode> function = Selections.first(event, FunctionNode.class);
    Optional<String> url = url(event, function);
    if (url.isEmpty()) {
      StatusLine.tell(window, Messages.Url_none);
    } else if (!isCopy) {
      SystemBrowser.open(window, url.get());
    } else if (function.map(FunctionNode::function).filter(TestCall::needsKey).isPresent()) {
      new CopyUrlFlow(window, function.get(), url.get()).start();
    } else {
      CopyUrlFlow.copyPlain(window, url.get(), NLS.bind(Messages.Url_copied, url.get()));
    }
    return null;
  }

  private static Optional<String> url(ExecutionEvent event, Optional<FunctionNode> function) {
    return function.isPresent()
        ? FunctionUrl.of(function.get().parent().app(), function.get().function())
        : Selections.app(event).map(AppNode::app).flatMap(FunctionUrl::of);
  }
}
