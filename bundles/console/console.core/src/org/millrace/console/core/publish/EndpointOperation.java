package org.millrace.console.core.publish;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;

/** Turns the console's publish endpoint on or off. */
public final class EndpointOperation implements Operation {
  private final LocalPublishEndpoint endpoint;
  private final Optional<EndpointListeners> wanted;

  private EndpointOperation(LocalPublishEndpoint endpoint, Optional<EndpointListeners> wanted) {
    this.endpoint = endpoint;
    this.wanted = wanted;
  }

  public static EndpointOperation on(LocalPublishEndpoint endpoint, EndpointListeners wanted) {
    return new EndpointOperation(endpoint, Optional.of(wanted));
  }

  public static EndpointOperation off(LocalPublishEndpoint endpoint) {
    return new EndpointOperation(endpoint, Optional.empty());
  }

  @Override
  public String title() {
    return wanted.isPresent() ? Messages.Endpoint_turningOn : Messages.Endpoint_turningOff;
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
  public void run(SubMonitor progress) throws CoreException {
    if (wanted.isEmpty()) {
      endpoint.turnOff();
      return;
    }
    try {
      endpoint.turnOn(wanted.get());
    } catch (IOException taken) {
      throw new CoreException(Status.error(taken.getMessage(), taken));
    }
  }
}
