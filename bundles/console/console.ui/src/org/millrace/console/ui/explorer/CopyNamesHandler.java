package org.millrace.console.ui.explorer;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.SecretClipboard;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.nodes.Node;

/** Copies the names of the selected things, one a line; in the filter what is typed there. */
public final class CopyNamesHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (window.getShell().getDisplay().getFocusControl() instanceof Text typed) {
      typed.copy();
      return null;
    }
    List<Node> selected = Selections.all(event);
    if (!selected.isEmpty()) {
      SecretClipboard.copyPlain(
          window.getShell().getDisplay(),
          selected.stream().map(ExplorerWords::name).collect(Collectors.joining("\n")));
      StatusLine.tell(window, NLS.bind(Messages.Copy_copied, selected.size()));
    }
    return null;
  }
}
