package org.millrace.console.core.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.SortedSet;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.InstallationOperation;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Patience;
import org.millrace.console.core.Refusals;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.CallScope;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.management.Settings;
import org.millrace.model.AppName;

/**
 * Saves edited settings and waits until the app runs with them. What others changed meanwhile is
 * kept; where they changed the same setting nothing is saved and {@link #outcome} says so. While
 * somebody else changes the app it waits for its turn.
 */
public final class SaveSettings extends InstallationOperation {
  private static final Duration TURN = Duration.ofSeconds(1);

  /** Longer than any deployment may take. */
  private static final int TURNS = 600;

  private final AppName app;
  private final CallScope calls = new CallScope();
  private final Patience patience = new Patience();
  private final ManagementClient client;
  private SettingsDraft draft;
  private volatile SettingsSave outcome;

  public SaveSettings(InstallationMonitor installation, AppName app, SettingsDraft draft) {
    super(installation);
    this.app = app;
    this.draft = draft;
    this.client = installation.access().patientClient().within(calls);
  }

  @Override
  public String title() {
    return NLS.bind(Messages.Settings_saving, app);
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.SAVE;
  }

  /** What came of it, after {@link #run} came back without a failure. */
  public SettingsSave outcome() {
    return outcome;
  }

  @Override
  protected void speak(SubMonitor progress) throws IOException {
    outcome = save(progress);
  }

  private SettingsSave save(SubMonitor progress) throws IOException {
    for (int turn = 1; ; turn++) {
      try {
        return new SettingsSave.Saved(client.putSettings(app, draft.wanted()));
      } catch (ManagementException refused) {
        if (!Refusals.isConflict(refused) || turn == TURNS) {
          throw refused;
        }
        Settings newest = client.settings(app);
        SortedSet<String> conflicts = draft.conflictsWith(newest);
        if (!conflicts.isEmpty()) {
          return new SettingsSave.Conflict(refused.getMessage(), newest, conflicts);
        }
        if (newest.version() == draft.base().version()) {
          progress.subTask(refused.getMessage());
          patience.await(TURN);
        }
        draft = draft.onto(newest);
      }
    }
  }

  @Override
  protected void interrupt() {
    patience.cancel();
    calls.cancel();
  }
}
