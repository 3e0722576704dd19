package org.millrace.console.ui.deploy;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.nodes.Node;

/** Does with what is on the clipboard what a drop of it on the selected thing does. */
public final class PasteHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Clipboard clipboard = new Clipboard(window.getShell().getDisplay());
    try {
      Object files = clipboard.getContents(FileTransfer.getInstance());
      Object text = clipboard.getContents(TextTransfer.getInstance());
      paste(window, files == null ? text : files, target(event));
    } finally {
      clipboard.dispose();
    }
    return null;
  }

  private static Node target(ExecutionEvent event) {
    return Selections.all(event).stream().findFirst().orElse(null);
  }

  private static void paste(IWorkbenchWindow window, Object what, Node target) {
    DropFlow flow = new DropFlow(window);
    switch (what) {
      case String[] paths -> flow.take(paths, target);
      case String text -> flow.take(text);
      case null, default -> StatusLine.tell(window, Messages.Paste_nothing);
    }
  }
}
