package org.millrace.console.ui;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands from links, buttons and double clicks. */
public final class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private Commands() {}

  /** A button that does what the command does, to what is selected in its own part. */
  public static Button button(
      Composite row, String testId, String label, IWorkbenchPartSite part, String id) {
    Button button = TestIds.set(new Button(row, SWT.PUSH), testId);
    button.setText(label);
    button.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> {
          part.getPage().activate(part.getPart());
          run(part, id);
        }));
    return button;
  }

  /** Runs the command on the selection of now, if it is there and enabled. */
  public static boolean run(IServiceLocator site, String id) {
    if (id.isEmpty()) {
      return false;
    }
    Command command = site.getService(ICommandService.class).getCommand(id);
    if (!command.isDefined() || !command.isHandled() || !command.isEnabled()) {
      return false;
    }
    try {
      site.getService(IHandlerService.class).executeCommand(id, null);
      return true;
    } catch (NotEnabledException | NotHandledException | NotDefinedException lostMeanwhile) {
      LOG.debug("{} is not there any more", id, lostMeanwhile);
      return false;
    } catch (ExecutionException failed) {
      LOG.error("{} failed", id, failed);
      return true;
    }
  }
}
