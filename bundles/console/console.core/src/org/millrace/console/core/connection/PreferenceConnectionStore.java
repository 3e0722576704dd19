package org.millrace.console.core.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.management.Fingerprint;
import org.millrace.management.Installation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections in the workspace's preferences, their tokens in a {@link SecretStore}. */
@Component(service = ConnectionStore.class)
public final class PreferenceConnectionStore implements ConnectionStore {
  private static final Logger LOG = LoggerFactory.getLogger(PreferenceConnectionStore.class);

  /** What the preference page writes. */
  public static final String QUALIFIER = "org.millrace.console.core";

  private static final String CONNECTED = "connected";

  public static final String AT_START = "connections.atStart";
  public static final String CONNECT_SECONDS = "connections.connectSeconds";
  public static final String ANSWER_SECONDS = "connections.answerSeconds";

  private final Preferences all = InstanceScope.INSTANCE.getNode(QUALIFIER);
  private final Preferences root = all.node("connections");
  private final SecretStore secrets;

  @Activate
  public PreferenceConnectionStore(@Reference SecretStore secrets) {
    this.secrets = secrets;
  }

  @Override
  public List<AgentConnection> load() {
    List<AgentConnection> connections = new ArrayList<>();
    for (String id : ids()) {
      try {
        connections.add(read(id, root.node(id)));
      } catch (IllegalArgumentException damaged) {
        LOG.warn("The remembered connection {} is skipped: {}", id, damaged.getMessage());
      }
    }
    return connections;
  }

  private AgentConnection read(String id, Preferences node) {
    String scheme = node.getBoolean("secure", true) ? "https://" : "http://";
    AgentAddress address = AgentAddress.parse(scheme + id);
    AgentConnection connection = AgentConnection.to(address, token(id)).named(node.get("name", ""));
    Optional<String> trusted = Optional.ofNullable(node.get("trusted", null));
    Optional<String> kind = Optional.ofNullable(node.get("kind", null));
    connection = connection.trusting(trusted.map(Fingerprint::parse));
    return kind.isPresent() ? connection.of(Installation.Kind.valueOf(kind.get())) : connection;
  }

  private String token(String id) {
    try {
      return secrets.read(id).orElse("");
    } catch (IOException closed) {
      LOG.warn("The token of {} is not there, it will be asked for: {}", id, closed.getMessage());
      return "";
    }
  }

  @Override
  public IStatus save(AgentConnection connection) {
    Preferences node = root.node(connection.id());
    node.putBoolean("secure", connection.address().secure());
    node.put("name", connection.name());
    connection
        .trusted()
        .ifPresentOrElse(t -> node.put("trusted", t.hex()), () -> node.remove("trusted"));
    connection.kind().ifPresentOrElse(k -> node.put("kind", k.name()), () -> node.remove("kind"));
    flush();
    return keep(connection);
  }

  private IStatus keep(AgentConnection connection) {
    try {
      secrets.write(connection.id(), connection.token());
      return Status.OK_STATUS;
    } catch (IOException closed) {
      String sentence = NLS.bind(Messages.Connection_tokenNotKept, closed.getMessage());
      LOG.warn("{}: {}", connection.id(), sentence);
      return Status.warning(sentence, closed);
    }
  }

  @Override
  public void remove(AgentConnection connection) {
    try {
      root.node(connection.id()).removeNode();
      secrets.remove(connection.id());
    } catch (IOException | BackingStoreException closed) {
      LOG.warn("{} could not be forgotten: {}", connection.id(), closed.getMessage());
    }
    flush();
  }

  @Override
  public ConnectionWishes wishes() {
    ConnectionWishes usual = ConnectionWishes.USUAL;
    return new ConnectionWishes(
        all.getBoolean(AT_START, usual.atStart()),
        seconds(CONNECT_SECONDS, usual.connect()),
        seconds(ANSWER_SECONDS, usual.answer()));
  }

  private Duration seconds(String key, Duration usual) {
    return Duration.ofSeconds(Math.max(1, all.getLong(key, usual.toSeconds())));
  }

  @Override
  public boolean wasConnected(AgentConnection connection) {
    return root.node(connection.id()).getBoolean(CONNECTED, true);
  }

  @Override
  public void rememberConnected(AgentConnection connection, boolean isConnected) {
    // One that comes from the environment is not remembered at all.
    if (List.of(ids()).contains(connection.id())) {
      root.node(connection.id()).putBoolean(CONNECTED, isConnected);
      flush();
    }
  }

  private String[] ids() {
    try {
      return root.childrenNames();
    } catch (BackingStoreException unreadable) {
      LOG.warn("The remembered connections cannot be read", unreadable);
      return new String[0];
    }
  }

  private void flush() {
    try {
      root.flush();
    } catch (BackingStoreException full) {
      LOG.warn("The connections could not be written", full);
    }
  }
}
