package org.millrace.console.ui;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands from links, buttons and double clicks. */
public final class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private Commands() {}

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
