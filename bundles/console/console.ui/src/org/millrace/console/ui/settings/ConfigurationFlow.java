package org.millrace.console.ui.settings;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
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
  private final SecretReading<Settings> reading =
      new SecretReading<>("settings", SettingsCalls::read, new ModelReader());

  /**
   * @param changed told in the UI thread when the model is another; the page may be gone by then
   */
  ConfigurationFlow(ConfigurationModel model, Runnable changed) {
    this.model = model;
    this.changed = changed;
  }

  /** Reads what was never read or has changed since. */
  void follow(InstallationMonitor installation, AppName app) {
    reading.follow(installation, app);
  }

  void read(InstallationMonitor installation, AppName app) {
    reading.start(installation, app);
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
      reading.outdate();
      reading.follow(installation, app);
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

  private final class ModelReader implements SecretReading.Reader<Settings> {
    @Override
    public void begun() {
      model.readAgain();
      changed.run();
    }

    @Override
    public void read(Settings settings) {
      model.read(settings);
      changed.run();
    }

    @Override
    public void notRead(String sentence) {
      model.notRead(sentence);
      changed.run();
    }
  }
}
