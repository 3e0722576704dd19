package org.millrace.console.core.create;

import java.io.IOException;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Refusals;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.App;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;

/** The files that a new function adds to its app, or why it cannot be added. */
public sealed interface NewFunctionFiles {
  /**
   * Nothing of it is live yet.
   *
   * @param drafts all files that are new or changed
   * @param code the one with the code
   */
  record Planned(List<Draft> drafts, FileKey code) implements NewFunctionFiles {}

  /** The sentence says why, and what to do. */
  record Refused(String sentence) implements NewFunctionFiles {}

  /** Looks at the app, which is made if it is not there. */
  static AgentCall<NewFunctionFiles> plan(
      InstallationMonitor installation, AppName app, NewFunction function) {
    String id = installation.state().id();
    return AgentCall.order(
        installation,
        JobFamilies.COMMAND,
        NLS.bind(Messages.NewFunction_title, function.name(), app),
        agent -> new FunctionPlan(id, AppCode.read(agent, existing(agent, app)), function).make());
  }

  private static App existing(ManagementClient agent, AppName app) throws IOException {
    try {
      return agent.app(app);
    } catch (ManagementException refused) {
      if (Refusals.isNotFound(refused)) {
        return agent.createApp(app);
      }
      throw refused;
    }
  }
}
