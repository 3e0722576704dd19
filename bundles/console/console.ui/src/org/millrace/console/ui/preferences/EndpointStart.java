package org.millrace.console.ui.preferences;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.core.publish.EndpointOperation;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.OperationJobs;

/** Turns the publish endpoint on when the console has started, if that is wanted. */
public final class EndpointStart implements IStartup {
  @Override
  public void earlyStartup() {
    IWorkbench workbench = PlatformUI.getWorkbench();
    if (Preferences.isEndpointWantedAtStart()) {
      workbench.getDisplay().asyncExec(() -> turnOn(workbench));
    }
  }

  /** That the port is taken is shown in the Publish Endpoint view. */
  private static void turnOn(IWorkbench workbench) {
    LocalPublishEndpoint endpoint = workbench.getService(LocalPublishEndpoint.class);
    OperationJobs.schedule(EndpointOperation.on(endpoint, Preferences.endpoint()), ended -> {});
  }
}
