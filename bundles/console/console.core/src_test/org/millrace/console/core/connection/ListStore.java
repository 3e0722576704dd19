package org.millrace.console.core.connection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** Connections in memory. */
public final class ListStore implements ConnectionStore {
  private final List<AgentConnection> saved = new ArrayList<>();
  private final Set<String> disconnected = new HashSet<>();
  private ConnectionWishes wishes = ConnectionWishes.USUAL;

  public ListStore(AgentConnection... connections) {
    saved.addAll(List.of(connections));
  }

  public List<AgentConnection> saved() {
    return saved;
  }

  public void wish(ConnectionWishes other) {
    wishes = other;
  }

  @Override
  public List<AgentConnection> load() {
    return List.copyOf(saved);
  }

  @Override
  public IStatus save(AgentConnection connection) {
    remove(connection);
    saved.add(connection);
    return Status.OK_STATUS;
  }

  @Override
  public void remove(AgentConnection connection) {
    saved.removeIf(other -> other.id().equals(connection.id()));
  }

  @Override
  public ConnectionWishes wishes() {
    return wishes;
  }

  @Override
  public boolean wasConnected(AgentConnection connection) {
    return !disconnected.contains(connection.id());
  }

  @Override
  public void rememberConnected(AgentConnection connection, boolean isConnected) {
    if (isConnected) {
      disconnected.remove(connection.id());
    } else {
      disconnected.add(connection.id());
    }
  }
}
