package org.millrace.console.ui.welcome;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ConsoleIds;
import org.slf4j.LoggerFactory;

/** Opens the Welcome editor: when it is asked for, and when the console knows no agent yet. */
public final class Welcome extends AbstractHandler {
  /** For a window that has just opened. */
  public static void greet(IWorkbenchWindow window) {
    List<InstallationState> known = window.getService(InstallationConnections.class).states();
    IWorkbenchPage page = window.getActivePage();
    if (known.isEmpty() && page != null) {
      try {
        open(page);
      } catch (PartInitException broken) {
        LoggerFactory.getLogger(Welcome.class).error("Welcome cannot be shown", broken);
      }
    }
  }

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    try {
      open(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage());
    } catch (PartInitException broken) {
      throw new ExecutionException("Welcome cannot be shown.", broken);
    }
    return null;
  }

  private static void open(IWorkbenchPage page) throws PartInitException {
    page.openEditor(WelcomeInput.usual(), ConsoleIds.EDITOR_WELCOME);
  }
}
