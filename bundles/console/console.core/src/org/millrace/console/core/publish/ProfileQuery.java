package org.millrace.console.core.publish;

import java.io.IOException;
import java.net.URI;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import org.millrace.publish.PublishProfile;

/** Asks for all that is needed to publish an app through an endpoint, its password included. */
public final class ProfileQuery {
  private ProfileQuery() {}

  public static AgentCall<PublishProfile> of(
      InstallationMonitor installation, AppName app, URI endpoint) {
    return AgentCall.question(
        installation,
        NLS.bind(Messages.Profile_title, app),
        agent -> profile(agent, app, endpoint));
  }

  private static PublishProfile profile(ManagementClient agent, AppName app, URI endpoint)
      throws IOException {
    String name = agent.snapshot().installation().name();
    String url = agent.app(app).url();
    return new PublishProfile(endpoint, name, app, agent.publishCredential(app), url);
  }
}
