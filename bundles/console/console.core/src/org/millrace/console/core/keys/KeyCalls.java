package org.millrace.console.core.keys;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Key;
import org.millrace.model.AppName;

/** What is said to an installation about the keys of an app. */
public final class KeyCalls {
  private KeyCalls() {}

  public static AgentCall<List<Key>> list(InstallationMonitor installation, AppName app) {
    return AgentCall.question(
        installation, NLS.bind(Messages.Keys_reading, app), agent -> agent.keys(app));
  }

  /**
   * Makes the key; one of that name gets the new value and the old one opens nothing any more.
   *
   * @param key its value; empty to have one made
   */
  public static AgentCall<Key> put(InstallationMonitor installation, AppName app, Key key) {
    Optional<String> value = Optional.of(key.value()).filter(text -> !text.isEmpty());
    return AgentCall.order(
        installation,
        JobFamilies.COMMAND,
        NLS.bind(Messages.Keys_saving, key.name(), app),
        agent -> agent.putKey(app, key.scope(), key.function(), key.name(), value));
  }

  /** Answers the key that is gone. */
  public static AgentCall<Key> delete(InstallationMonitor installation, AppName app, Key key) {
    return AgentCall.order(
        installation,
        JobFamilies.COMMAND,
        NLS.bind(Messages.Keys_deleting, key.name(), app),
        agent -> {
          agent.deleteKey(app, key.scope(), key.function(), key.name());
          return key;
        });
  }
}
