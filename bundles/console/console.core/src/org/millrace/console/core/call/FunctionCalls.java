package org.millrace.console.core.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;

/** What is said to an installation about single functions. */
public final class FunctionCalls {
  private FunctionCalls() {}

  /**
   * Calls a function for a person who tests it. What the function answers is a result, also when it
   * failed; cancelling ends the function, too, and so does the end of the time.
   *
   * @param limit how long it may take
   */
  public static AgentCall<InvokeAnswer> invoke(
      InstallationMonitor installation, AppName app, InvokeRequest call, Duration limit) {
    return AgentCall.order(
        installation,
        JobFamilies.INVOKE,
        NLS.bind(Messages.Invoke_title, call.function(), app),
        agent -> invoke(agent, app, call, limit));
  }

  private static InvokeAnswer invoke(
      ManagementClient agent, AppName app, InvokeRequest call, Duration limit)
      throws IOException, CoreException {
    try {
      return agent.invoke(app, call, limit);
    } catch (SocketTimeoutException notReached) {
      throw notReached;
    } catch (InterruptedIOException tooLong) {
      String sentence = NLS.bind(Messages.Invoke_tookTooLong, limit.toSeconds());
      throw new CoreException(Status.error(sentence, tooLong));
    }
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
