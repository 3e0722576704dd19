package org.millrace.console.core;

import java.io.IOException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.monitor.ConnectionFailure;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.ManagementException;

/** What all orders to an installation have in common. */
public final class Orders {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private Orders() {}

  /** Whether the installation takes orders now. */
  public static IStatus check(InstallationMonitor installation) {
    InstallationState state = installation.state();
    return state.link().isConnected()
        ? Status.OK_STATUS
        : Status.error(NLS.bind(Messages.Orders_offline, state.label()));
  }

  /** Whether the agent refused because somebody was faster, or is at it. */
  public static boolean isConflict(ManagementException refused) {
    return refused.status() == CONFLICT;
  }

  /** Whether the agent refused because there is no such thing. */
  public static boolean isNotFound(ManagementException refused) {
    return refused.status() == NOT_FOUND;
  }

  /** The failure of an order, as its job reports it. */
  public static CoreException failure(InstallationMonitor installation, IOException cause) {
    String sentence =
        ConnectionFailure.sentence(installation.state().connection().address(), cause);
    return new CoreException(Status.error(sentence, cause));
  }
}
