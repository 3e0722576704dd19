package org.millrace.console.ui.test;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.call.CurlLine;
import org.millrace.console.core.call.TestCall;
import org.millrace.console.ui.SecretClipboard;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.nodes.FunctionNode;

/** Copies a call as curl line: the one that is typed in the Test view, else the plainest one. */
public final class CurlHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Optional<FunctionNode> function = Selections.first(event, FunctionNode.class);
    if (HandlerUtil.getActivePart(event) instanceof TestView view) {
      view.copyCurl();
    } else if (function.isPresent()) {
      copyPlainest(window, function.get());
    }
    return null;
  }

  private static void copyPlainest(IWorkbenchWindow window, FunctionNode node) {
    try {
      copy(window, node, TestCall.to(node.function()));
    } catch (IllegalArgumentException placeLeftOpen) {
      StatusLine.tell(window, placeLeftOpen.getMessage());
    }
  }

  /**
   * @throws IllegalArgumentException with the sentence for the person when the call cannot be made
   */
  static void copy(IWorkbenchWindow window, FunctionNode node, TestCall call) {
    String line = CurlLine.of(call, node.function(), node.parent().app().url());
    SecretClipboard.copyPlain(window.getShell().getDisplay(), line);
    StatusLine.tell(
        window,
        TestCall.needsKey(node.function()) ? Messages.Curl_copied : Messages.Curl_copiedOpen);
  }
}
