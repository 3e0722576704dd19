package org.millrace.console.core.publish;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Installation;
import org.millrace.management.InstallationChange;

/** Lets publishing clients deploy to a production installation, or does not any more. */
public final class PublishSwitch {
  private PublishSwitch() {}

  public static AgentCall<Installation> of(InstallationMonitor installation, boolean accepts) {
    String title = accepts ? Messages.Installation_openTitle : Messages.Installation_closeTitle;
    return AgentCall.order(
        installation,
        JobFamilies.COMMAND,
        NLS.bind(title, installation.state().label()),
        agent -> agent.changeInstallation(InstallationChange.acceptingPublishes(accepts)));
  }
}
