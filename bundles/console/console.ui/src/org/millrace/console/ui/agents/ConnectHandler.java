package org.millrace.console.ui.agents;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the Connect wizard; a connection line in the clipboard fills it. */
public final class ConnectHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Clipboard clipboard = new Clipboard(window.getShell().getDisplay());
    Object text = clipboard.getContents(TextTransfer.getInstance());
    clipboard.dispose();
    ConnectWizard.open(window, text instanceof String line ? line : "");
    return null;
  }
}
