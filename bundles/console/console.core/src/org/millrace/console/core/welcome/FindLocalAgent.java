package org.millrace.console.core.welcome;

import java.util.Optional;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionWishes;
import org.millrace.console.core.monitor.ConnectionProbe;
import org.millrace.console.core.monitor.ConnectionProbe.Answer;

/** Looks whether an agent answers at an address, without a token. */
public final class FindLocalAgent implements Operation {
  private final AgentAddress address;
  private final ConnectionProbe probe;
  private volatile boolean isThere;

  public FindLocalAgent(AgentAddress address, ConnectionWishes wishes) {
    this.address = address;
    this.probe = new ConnectionProbe(AgentConnection.to(address, ""), wishes);
  }

  @Override
  public String title() {
    return NLS.bind(Messages.FindLocalAgent_title, address);
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.CHECK;
  }

  @Override
  public String installation() {
    return address.toString();
  }

  /** That nothing answers is an answer, too. */
  @Override
  public void run(SubMonitor progress) {
    try (probe) {
      isThere = !(probe.ask(Optional.empty()) instanceof Answer.Unreachable);
    }
  }

  /** Whether there is one, after {@link #run}. */
  public boolean isThere() {
    return isThere;
  }

  @Override
  public void cancel() {
    probe.cancel();
  }
}
