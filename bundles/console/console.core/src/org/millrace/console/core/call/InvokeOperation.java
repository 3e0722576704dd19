package org.millrace.console.core.call;

import java.io.IOException;
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
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.millrace.model.AppName;

/**
 * Calls a function for a person who tests it. What the function answers is a result, also when it
 * failed; cancelling ends the function, too.
 */
public final class InvokeOperation implements Operation {
  private final InstallationMonitor installation;
  private final AppName app;
  private final InvokeRequest call;
  private final CallScope calls = new CallScope();
  private volatile InvokeAnswer answer;

  public InvokeOperation(InstallationMonitor installation, AppName app, InvokeRequest call) {
    this.installation = installation;
    this.app = app;
    this.call = call;
  }

  @Override
  public String title() {
    return NLS.bind(Messages.Invoke_title, call.function(), app);
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.INVOKE;
  }

  @Override
  public String installation() {
    return installation.state().id();
  }

  @Override
  public IStatus check() {
    return Orders.check(installation);
  }

  /** What the function answered, after {@link #run} came back without a failure. */
  public InvokeAnswer answer() {
    return answer;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    try {
      answer = installation.access().client().within(calls).invoke(app, call);
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
