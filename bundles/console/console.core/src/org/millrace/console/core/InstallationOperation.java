package org.millrace.console.core;

import java.io.IOException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.millrace.console.core.monitor.ConnectionFailure;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;

/**
 * An operation that speaks with an installation: refused while it is offline, and orders while its
 * agent is too old for them; what the agent refuses is told in its words, and a lost connection in
 * those of {@link ConnectionFailure}.
 */
public abstract class InstallationOperation implements Operation {
  private final InstallationMonitor installation;
  private volatile boolean isCancelled;

  protected InstallationOperation(InstallationMonitor installation) {
    this.installation = installation;
  }

  protected final InstallationMonitor monitor() {
    return installation;
  }

  @Override
  public final String installation() {
    return installation.state().id();
  }

  @Override
  public final IStatus check() {
    InstallationState state = installation.state();
    boolean isPossible =
        state.link().takesOrders() || family().isReading() && state.link().isConnected();
    return isPossible ? Status.OK_STATUS : Status.error(state.whyNoOrders());
  }

  @Override
  public final void run(SubMonitor progress) throws CoreException {
    try {
      speak(progress);
    } catch (IOException failure) {
      if (isCancelled(progress)) {
        throw new OperationCanceledException();
      }
      throw new CoreException(Status.error(sentence(failure), failure));
    }
  }

  /**
   * Does it; blocks.
   *
   * @throws IOException when the agent refused or could not be asked
   */
  protected abstract void speak(SubMonitor progress) throws IOException, CoreException;

  @Override
  public final void cancel() {
    isCancelled = true;
    interrupt();
  }

  /** Ends what is waited for, with an IOException; perhaps more than once. */
  protected abstract void interrupt();

  protected final boolean isCancelled(SubMonitor progress) {
    return isCancelled || progress.isCanceled();
  }

  /** The failure in words that say what to do. */
  protected final String sentence(IOException failure) {
    return ConnectionFailure.sentence(installation.state().connection().address(), failure);
  }
}
