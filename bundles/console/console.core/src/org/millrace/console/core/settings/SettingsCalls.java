package org.millrace.console.core.settings;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Settings;
import org.millrace.model.AppName;

/** What an installation is asked about settings. */
public final class SettingsCalls {
  private SettingsCalls() {}

  /** Reads all settings of an app, values in clear. */
  public static AgentCall<Settings> read(InstallationMonitor installation, AppName app) {
    return AgentCall.question(
        installation, NLS.bind(Messages.Settings_reading, app), agent -> agent.settings(app));
  }
}
