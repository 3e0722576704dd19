package org.millrace.console.core;

import java.io.IOException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.monitor.ConnectionFailure;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;

/** What all orders to an installation have in common. */
public final class Orders {
  private Orders() {}

  /** Whether the installation takes orders now. */
  public static IStatus check(InstallationMonitor installation) {
    InstallationState state = installation.state();
    return state.link().isConnected()
        ? Status.OK_STATUS
        : Status.error(NLS.bind(Messages.Orders_offline, state.label()));
  }

  /** The failure of an order, as its job reports it. */
  public static CoreException failure(InstallationMonitor installation, IOException cause) {
    String sentence =
        ConnectionFailure.sentence(installation.state().connection().address(), cause);
    return new CoreException(Status.error(sentence, cause));
  }
}
