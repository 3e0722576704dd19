package org.millrace.console.core.publish;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.PublishCredential;
import org.millrace.model.AppName;

/** Gives an app another publish password: profiles made before open nothing any more. */
public final class CredentialReset {
  private CredentialReset() {}

  public static AgentCall<PublishCredential> of(InstallationMonitor installation, AppName app) {
    return AgentCall.order(
        installation,
        JobFamilies.COMMAND,
        NLS.bind(Messages.Credential_title, app),
        agent -> agent.resetPublishCredential(app));
  }
}
