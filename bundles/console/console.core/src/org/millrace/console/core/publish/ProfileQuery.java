package org.millrace.console.core.publish;

import java.io.IOException;
import java.net.URI;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.console.core.Orders;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.CallScope;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import org.millrace.publish.PublishProfile;

/** Asks for all that is needed to publish an app through an endpoint, its password included. */
public final class ProfileQuery implements Operation {
  private final InstallationMonitor installation;
  private final AppName app;
  private final URI endpoint;
  private final CallScope calls = new CallScope();
  private volatile PublishProfile profile;

  public ProfileQuery(InstallationMonitor installation, AppName app, URI endpoint) {
    this.installation = installation;
    this.app = app;
    this.endpoint = endpoint;
  }

  @Override
  public String title() {
    return NLS.bind(Messages.Profile_title, app);
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.QUERY;
  }

  @Override
  public String installation() {
    return installation.state().id();
  }

  @Override
  public IStatus check() {
    return Orders.check(installation);
  }

  /** The profile, after {@link #run} came back without a failure. */
  public PublishProfile profile() {
    return profile;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    ManagementClient client = installation.access().client().within(calls);
    try {
      String name = client.snapshot().installation().name();
      String url = client.app(app).url();
      profile = new PublishProfile(endpoint, name, app, client.publishCredential(app), url);
    } catch (IOException failure) {
      if (progress.isCanceled()) {
        throw new OperationCanceledException();
      }
      throw Orders.failure(installation, failure);
    }
  }

  @Override
  public void cancel() {
    calls.cancel();
  }
}
