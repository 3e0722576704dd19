package org.millrace.console.core.connection;

import java.util.List;

/** The connections that are made again when the console starts. */
public interface ConnectionStore {
  List<AgentConnection> load();

  void save(AgentConnection connection);

  void remove(AgentConnection connection);
}
