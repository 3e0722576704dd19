package org.millrace.cluster;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.millrace.model.AppName;
import org.millrace.store.AppRow;
import org.millrace.store.DeploymentLock;
import org.millrace.store.NewRevision;
import org.millrace.store.RevisionRow;
import org.millrace.store.SettingsRow;
import org.millrace.store.SettingsSave;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;

/**
 * What can be done with an app besides deploying to it. What changes how it runs is a revision,
 * rolled out like a deployment; these calls answer when it is live. They block.
 */
public final class AppOperations {
  private final Store store;
  private final ChangeSignal signal;
  private final LockKeeper locks;

  AppOperations(Store store, ChangeSignal signal, LockKeeper locks) {
    this.store = store;
    this.signal = signal;
    this.locks = locks;
  }

  static Refusal unknown(AppName app) {
    return new Refusal(
        Refusal.Reason.UNKNOWN, "There is no app " + app + ". Create it, or deploy with --create.");
  }

  public void create(AppName app) throws Refusal {
    if (!store.write(unit -> unit.apps().create(app))) {
      throw new Refusal(Refusal.Reason.EXISTS, app + " exists already. Deploy to it instead.");
    }
    signal.poke();
  }

  public void delete(AppName app) throws Refusal {
    require(app, store.write(unit -> unit.apps().delete(app)));
  }

  public void start(AppName app) throws Refusal {
    require(app, store.write(unit -> unit.apps().want(app, AppRow.Desired.RUNNING)));
  }

  public void stop(AppName app) throws Refusal {
    require(app, store.write(unit -> unit.apps().want(app, AppRow.Desired.STOPPED)));
  }

  private void require(AppName app, boolean there) throws Refusal {
    if (!there) {
      throw unknown(app);
    }
    signal.poke();
  }

  /** Starts new language workers beside the old ones and switches; no request is lost. */
  public void restart(AppName app, String author) throws Refusal, InterruptedException {
    change(app, author, "restart", RevisionRow.Cause.RESTART, active -> active);
  }

  /**
   * Switches a function on or off.
   *
   * @param function letter case is ignored
   */
  public void setEnabled(AppName app, String function, boolean enabled, String author)
      throws Refusal, InterruptedException {
    String name = function.toLowerCase(Locale.ROOT);
    change(
        app,
        author,
        (enabled ? "enabling " : "disabling ") + function,
        RevisionRow.Cause.FUNCTIONS,
        active -> {
          Set<String> disabled = new TreeSet<>(active.disabledFunctions());
          boolean changed = enabled ? disabled.remove(name) : disabled.add(name);
          return new NewRevision(
              app,
              active.packageSha(),
              active.settingsVersion(),
              disabled,
              active.allowMissing(),
              active.cause(),
              active.deploymentId(),
              changed ? author : active.author());
        });
  }

  /**
   * Replaces all settings and brings them live.
   *
   * @param basedOn the version the change was made from; another newest one refuses it
   */
  public SettingsRow changeSettings(
      AppName app, int basedOn, Map<String, String> values, String author)
      throws Refusal, InterruptedException {
    DeploymentLock lock = reserve(app, author, "changing settings");
    try {
      SettingsSave save = store.write(unit -> unit.settings().save(app, basedOn, values, author));
      signal.poke();
      return switch (save) {
        case SettingsSave.Saved(SettingsRow saved) -> {
          roll(app, author, RevisionRow.Cause.SETTINGS, active -> with(active, saved.version()));
          yield saved;
        }
        case SettingsSave.Conflict(SettingsRow newest) ->
            throw new Refusal(
                Refusal.Reason.OUTDATED,
                "The settings of "
                    + app
                    + " have changed since you read them: "
                    + newest.author()
                    + " saved version "
                    + newest.version()
                    + " at "
                    + newest.created()
                    + ". Read them again, then change them.");
        case SettingsSave.NoApp() -> throw unknown(app);
      };
    } finally {
      release(lock);
    }
  }

  private static NewRevision with(NewRevision active, int settingsVersion) {
    return new NewRevision(
        active.app(),
        active.packageSha(),
        settingsVersion,
        active.disabledFunctions(),
        active.allowMissing(),
        active.cause(),
        active.deploymentId(),
        active.author());
  }

  private void change(
      AppName app,
      String author,
      String what,
      RevisionRow.Cause cause,
      Function<NewRevision, NewRevision> next)
      throws Refusal, InterruptedException {
    DeploymentLock lock = reserve(app, author, what);
    try {
      roll(app, author, cause, next);
    } finally {
      release(lock);
    }
  }

  private DeploymentLock reserve(AppName app, String author, String what) throws Refusal {
    Optional<DeploymentLock> lock = locks.reserve(app, author, what);
    if (lock.isEmpty()) {
      throw store
          .read(unit -> unit.deployments().busy(app))
          .map(busy -> Deployments.busy(app, busy))
          .orElseGet(() -> unknown(app));
    }
    locks.keep(lock.get());
    return lock.get();
  }

  private void release(DeploymentLock lock) {
    locks.forget(lock);
    store.write(unit -> {
      unit.deployments().release(lock);
      return true;
    });
  }

  /**
   * Without an active revision there is nothing to roll: the next deployment takes the change
   * along.
   */
  private void roll(
      AppName app, String author, RevisionRow.Cause cause, Function<NewRevision, NewRevision> next)
      throws Refusal, InterruptedException {
    Optional<RevisionRow> revision =
        store.write(unit ->
            unit.revisions().active(app).map(active -> make(unit, active, author, cause, next)));
    if (revision.isEmpty()) {
      return;
    }
    signal.poke();
    Rollout.Outcome outcome =
        new Rollout(store, signal, revision.get(), Rollout.DEADLINE).run(view -> {});
    if (outcome instanceof Rollout.Outcome.Failed(String reason)) {
      throw new Refusal(
          Refusal.Reason.IMPOSSIBLE,
          app + " could not start that way: " + reason + " The revision before still answers.");
    }
  }

  private static RevisionRow make(
      UnitOfWork unit,
      RevisionRow active,
      String author,
      RevisionRow.Cause cause,
      Function<NewRevision, NewRevision> next) {
    NewRevision same =
        new NewRevision(
            active.app(),
            active.packageSha(),
            active.settingsVersion(),
            active.disabledFunctions(),
            false,
            cause,
            active.deploymentId(),
            author);
    return unit.revisions().create(next.apply(same));
  }
}
