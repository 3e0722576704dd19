package org.millrace.console.core.call;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.millrace.model.AppName;

/** What is said to an installation about single functions. */
public final class FunctionCalls {
  private FunctionCalls() {}

  /**
   * Calls a function for a person who tests it. What the function answers is a result, also when it
   * failed; cancelling ends the function, too.
   */
  public static AgentCall<InvokeAnswer> invoke(
      InstallationMonitor installation, AppName app, InvokeRequest call) {
    return AgentCall.order(
        installation,
        JobFamilies.INVOKE,
        NLS.bind(Messages.Invoke_title, call.function(), app),
        agent -> agent.invoke(app, call));
  }

  /** Switches a function on or off; answers when the revision with it is live. */
  public static AgentCall<Boolean> setEnabled(
      InstallationMonitor installation, AppName app, String function, boolean enabled) {
    String title = enabled ? Messages.Function_enabling : Messages.Function_disabling;
    return AgentCall.order(
        installation,
        JobFamilies.COMMAND,
        NLS.bind(title, function, app),
        agent -> {
          agent.setFunctionEnabled(app, function, enabled);
          return enabled;
        });
  }
}
