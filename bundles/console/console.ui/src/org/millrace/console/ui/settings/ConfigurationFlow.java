package org.millrace.console.ui.settings;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.settings.SaveSettings;
import org.millrace.console.core.settings.SettingsCalls;
import org.millrace.console.core.settings.SettingsSave;
import org.millrace.console.ui.OperationJobs;
import org.millrace.management.Settings;
import org.millrace.model.AppName;

/** Reads and saves the settings of an app in the background and tells the model. */
final class ConfigurationFlow {
  private final ConfigurationModel model;
  private final Runnable changed;
  private boolean isReading;
  private long readUpTo = -1;

  /**
   * @param changed told in the UI thread when the model is another; the page may be gone by then
   */
  ConfigurationFlow(ConfigurationModel model, Runnable changed) {
    this.model = model;
    this.changed = changed;
  }

  /** Reads what was never read or has changed since; a failure waits for a person. */
  void follow(InstallationMonitor installation, AppName app) {
    boolean isStale = installation.newestChange("settings", app) > readUpTo;
    boolean mayRead = !isReading && model.state() != ConfigurationModel.State.FAILED;
    if (isStale && mayRead && installation.state().link().isConnected()) {
      read(installation, app);
    }
  }

  void read(InstallationMonitor installation, AppName app) {
    isReading = true;
    readUpTo = installation.newestChange("settings", app);
    model.readAgain();
    changed.run();
    AgentCall<Settings> query = SettingsCalls.read(installation, app);
    OperationJobs.schedule(query, ended -> read(query, ended));
  }

  private void read(AgentCall<Settings> query, IStatus ended) {
    isReading = false;
    if (ended.isOK()) {
      model.read(query.answer());
    } else {
      model.notRead(ended.getMessage());
    }
    changed.run();
  }

  /**
   * Saves all edits at once.
   *
   * @param then told when all is saved, or what others have changed as well
   */
  void save(InstallationMonitor installation, AppName app, Consumer<SettingsSave> then) {
    SaveSettings saving = new SaveSettings(installation, app, model.draft().orElseThrow());
    model.save();
    changed.run();
    OperationJobs.schedule(saving, ended -> saved(installation, app, saving, ended, then));
  }

  private void saved(
      InstallationMonitor installation,
      AppName app,
      SaveSettings saving,
      IStatus ended,
      Consumer<SettingsSave> then) {
    if (!ended.isOK()) {
      model.notSaved(ended.matches(IStatus.CANCEL) ? "" : ended.getMessage());
      changed.run();
      // They are kept although the app could not start with them, so they are read again.
      readUpTo = -1;
      follow(installation, app);
      return;
    }
    if (saving.outcome() instanceof SettingsSave.Saved saved) {
      model.saved(saved.settings());
    } else {
      model.notSaved("");
    }
    changed.run();
    then.accept(saving.outcome());
  }
}
