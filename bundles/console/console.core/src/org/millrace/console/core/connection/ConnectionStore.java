package org.millrace.console.core.connection;

import java.util.List;
import org.eclipse.core.runtime.IStatus;

/** The connections that a person has made, and what of them is remembered. */
public interface ConnectionStore {
  List<AgentConnection> load();

  /**
   * Remembers it.
   *
   * @return a warning with a sentence when its token is not remembered
   */
  IStatus save(AgentConnection connection);

  void remove(AgentConnection connection);

  /** What holds for all of them, as it is chosen now. */
  ConnectionWishes wishes();

  /** Whether the person had not disconnected it when the console ended. */
  boolean wasConnected(AgentConnection connection);

  /** Remembers that the person has disconnected it, or connected it again. */
  void rememberConnected(AgentConnection connection, boolean isConnected);
}
