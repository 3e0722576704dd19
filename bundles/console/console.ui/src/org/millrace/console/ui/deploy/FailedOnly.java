package org.millrace.console.ui.deploy;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IStateListener;
import org.eclipse.core.commands.State;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RegistryToggleState;
import org.eclipse.ui.services.IServiceLocator;
import org.millrace.console.ui.ConsoleIds;

/** The command that leaves only failures in the list; the workbench remembers how it was left. */
public final class FailedOnly extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    HandlerUtil.toggleCommandState(event.getCommand());
    return null;
  }

  static boolean isOn(IServiceLocator site) {
    return Boolean.TRUE.equals(state(site).getValue());
  }

  static void set(IServiceLocator site, boolean isOn) {
    state(site).setValue(isOn);
    site.getService(ICommandService.class).refreshElements(ConsoleIds.COMMAND_FAILED_ONLY, null);
  }

  /** Tells of every change until the control is disposed. */
  static void follow(IServiceLocator site, Control control, Runnable changed) {
    State state = state(site);
    IStateListener listener = (which, before) -> changed.run();
    state.addListener(listener);
    control.addDisposeListener(event -> state.removeListener(listener));
  }

  private static State state(IServiceLocator site) {
    return site.getService(ICommandService.class)
        .getCommand(ConsoleIds.COMMAND_FAILED_ONLY)
        .getState(RegistryToggleState.STATE_ID);
  }
}
