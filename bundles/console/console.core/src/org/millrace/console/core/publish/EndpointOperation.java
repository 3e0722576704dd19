package org.millrace.console.core.publish;

import java.io.IOException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;

/** Turns the console's publish endpoint on or off. */
public final class EndpointOperation implements Operation {
  private final LocalPublishEndpoint endpoint;
  private final boolean on;
  private final int port;

  private EndpointOperation(LocalPublishEndpoint endpoint, boolean on, int port) {
    this.endpoint = endpoint;
    this.on = on;
    this.port = port;
  }

  public static EndpointOperation on(LocalPublishEndpoint endpoint, int port) {
    return new EndpointOperation(endpoint, true, port);
  }

  public static EndpointOperation off(LocalPublishEndpoint endpoint) {
    return new EndpointOperation(endpoint, false, 0);
  }

  @Override
  public String title() {
    return on ? Messages.Endpoint_turningOn : Messages.Endpoint_turningOff;
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.ENDPOINT;
  }

  /** It works for no connection in particular. */
  @Override
  public String installation() {
    return "";
  }

  @Override
  public IStatus check() {
    return Status.OK_STATUS;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    if (!on) {
      endpoint.turnOff();
      return;
    }
    try {
      endpoint.turnOn(port);
    } catch (IOException taken) {
      throw new CoreException(Status.error(taken.getMessage(), taken));
    }
  }
}
