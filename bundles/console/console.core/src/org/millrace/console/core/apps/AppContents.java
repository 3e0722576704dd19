package org.millrace.console.core.apps;

import java.io.IOException;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;

/**
 * How much would be gone with an app.
 *
 * @param packages those that can still be rolled back to
 */
public record AppContents(int functions, int settings, int keys, long packages) {

  /** Counts them now, so that nobody is asked with yesterday's numbers. */
  public static AgentCall<AppContents> of(InstallationMonitor installation, AppName app) {
    return AgentCall.question(
        installation, NLS.bind(Messages.AppContents_counting, app), agent -> count(agent, app));
  }

  private static AppContents count(ManagementClient agent, AppName app) throws IOException {
    return new AppContents(
        agent.app(app).functions().size(),
        agent.settings(app).values().size(),
        agent.keys(app).size(),
        agent.deployments(app).stream().filter(Deployment::packageKept).count());
  }
}
