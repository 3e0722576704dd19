package org.millrace.console.ui.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileChange;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.SaveOperation;
import org.millrace.console.core.edit.SaveOutcome;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.StatusLine;

/**
 * The way of drafts to the live version: all drafts of an app go in one deployment, one deployment
 * of an app at a time. Lives in the UI thread, as long as its window.
 */
final class DraftFlow {
  private static final String KEY = DraftFlow.class.getName();

  /** What is saved within this time goes in one deployment: Save All. */
  private static final int GATHER_MILLIS = 200;

  /** An open file that wants to know what becomes of its app's drafts. */
  interface Listener {
    AppKey app();

    void deploying();

    /** They are live; {@code before} is what they were based on. */
    void went(LiveVersion before, SaveOutcome.Live live, List<Draft> sent);

    /** They are still drafts. */
    void stayed(SaveOutcome outcome);

    /** The person wants what somebody else made; {@code aside} has what was kept of this one. */
    void givenUp(List<Aside> aside);
  }

  /** Where a draft that was given up lies now. */
  record Aside(Draft draft, String path) {}

  private final IWorkbenchWindow window;
  private final DraftStore drafts;
  private final InstallationConnections connections;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Set<AppKey> running = new HashSet<>();
  private final Set<AppKey> wanted = new HashSet<>();

  private DraftFlow(IWorkbenchWindow window) {
    this.window = window;
    this.drafts = window.getService(DraftStore.class);
    this.connections = window.getService(InstallationConnections.class);
  }

  /** The one of this window. */
  static DraftFlow of(IWorkbenchWindow window) {
    if (window.getShell().getData(KEY) instanceof DraftFlow flow) {
      return flow;
    }
    DraftFlow made = new DraftFlow(window);
    window.getShell().setData(KEY, made);
    return made;
  }

  void add(Listener listener) {
    listeners.add(listener);
  }

  void remove(Listener listener) {
    listeners.remove(listener);
  }

  boolean isDeploying(AppKey app) {
    return running.contains(app) || wanted.contains(app);
  }

  /** Deploys what was saved, soon. Nobody is asked: the installation is not production. */
  void saved(AppKey app) {
    if (wanted.add(app)) {
      window.getShell().getDisplay().timerExec(GATHER_MILLIS, () -> begin(app));
    }
  }

  /** Deploys all drafts of an app; asks where it is production. */
  void deploy(AppKey app) {
    drafts.whenKnown(window.getShell().getDisplay()::asyncExec, () -> deployKnown(app));
  }

  private void deployKnown(AppKey app) {
    List<Draft> kept = drafts.kept(app.installation(), app.app());
    Optional<InstallationMonitor> installation = connections.find(app.installation());
    if (kept.isEmpty()) {
      StatusLine.tell(window, NLS.bind(Messages.Deploy_noDraft, app.app()));
    } else if (installation.isPresent() && isWanted(app, kept, installation.get())) {
      saved(app);
    }
  }

  private boolean isWanted(AppKey app, List<Draft> kept, InstallationMonitor monitor) {
    InstallationState state = monitor.state();
    if (!state.isProduction()) {
      return true;
    }
    Object[] values = {app.app(), state.label(), paths(kept)};
    return new ConfirmDialog(
            window.getShell(),
            state,
            NLS.bind(Messages.Deploy_question, values),
            Messages.Deploy_inProductionVerb)
        .confirmed();
  }

  private static String paths(List<Draft> kept) {
    return String.join(", ", kept.stream().map(draft -> draft.file().path()).toList());
  }

  private void begin(AppKey app) {
    if (running.contains(app)) {
      return;
    }
    wanted.remove(app);
    List<Draft> kept = drafts.kept(app.installation(), app.app());
    kept.stream()
        .map(Draft::base)
        .min(Comparator.comparingInt(LiveVersion::revision))
        .ifPresent(oldest -> start(app, kept, oldest));
  }

  private void start(AppKey app, List<Draft> sent, LiveVersion base) {
    Optional<InstallationMonitor> installation = connections.find(app.installation());
    if (installation.isEmpty()) {
      return;
    }
    List<FileChange> changes = new ArrayList<>();
    sent.forEach(
        draft -> changes.add(new FileChange.Put(draft.file().path(), draft.source().encode())));
    SaveOperation operation =
        new SaveOperation(installation.get(), app.app(), Optional.of(base), changes);
    running.add(app);
    of(app).forEach(Listener::deploying);
    StatusLine.tell(window, operation.title());
    OperationJobs.schedule(operation, ended -> ended(app, sent, base, outcome(operation, ended)));
  }

  private static SaveOutcome outcome(SaveOperation operation, IStatus ended) {
    if (ended.isOK()) {
      return operation.outcome();
    }
    return ended.matches(IStatus.CANCEL)
        ? new SaveOutcome.Failed(Messages.Deploy_cancelled)
        : new SaveOutcome.Offline(ended.getMessage());
  }

  private void ended(AppKey app, List<Draft> sent, LiveVersion base, SaveOutcome outcome) {
    running.remove(app);
    if (window.getShell() == null || window.getShell().isDisposed()) {
      return;
    }
    switch (outcome) {
      case SaveOutcome.Live live -> {
        sent.forEach(draft -> settle(draft, live.version()));
        takeAlong(app, base, live.version());
        of(app).forEach(listener -> listener.went(base, live, sent));
        Object[] values = {app.app(), live.deployment().number()};
        StatusLine.tell(window, NLS.bind(Messages.Deploy_live, values));
      }
      case SaveOutcome.Failed failed -> stayed(app, failed, failed.sentence());
      case SaveOutcome.Offline offline -> stayed(app, offline, offline.sentence());
      case SaveOutcome.Conflict conflict -> {
        of(app).forEach(listener -> listener.stayed(conflict));
        resolve(app, conflict);
      }
    }
    if (wanted.contains(app)) {
      begin(app);
    }
  }

  /** Without an open file there is no better place to say it. */
  private void stayed(AppKey app, SaveOutcome outcome, String sentence) {
    of(app).forEach(listener -> listener.stayed(outcome));
    StatusLine.tell(window, sentence);
    if (of(app).isEmpty()) {
      Notifications.of(window).tellFailure(sentence);
    }
  }

  /** What was saved while the deployment went on is meant for what it made. */
  private void takeAlong(AppKey app, LiveVersion before, LiveVersion live) {
    drafts.kept(app.installation(), app.app()).stream()
        .filter(draft -> draft.base().hasFilesOf(before))
        .forEach(draft -> drafts.rebase(draft, live));
  }

  /** What was saved again meanwhile is still a draft, of the version that is live now. */
  private void settle(Draft sent, LiveVersion live) {
    Optional<Draft> kept = drafts.kept(sent.file());
    if (kept.isPresent() && !kept.get().source().equals(sent.source())) {
      drafts.rebase(kept.get(), live);
    } else {
      drafts.forgetKept(sent.file());
    }
  }

  /** Asks what is to become of the drafts after somebody else was faster. */
  void resolve(AppKey app, SaveOutcome.Conflict conflict) {
    Optional<InstallationMonitor> installation = connections.find(app.installation());
    if (installation.isEmpty()) {
      return;
    }
    List<Draft> kept = drafts.kept(app.installation(), app.app());
    ConflictDialog dialog =
        new ConflictDialog(
            window.getShell(), installation.get().state(), app.app(), conflict, kept);
    switch (dialog.choice()) {
      case RELOAD_THEIRS -> giveUp(app, kept);
      case DEPLOY_MINE -> deployAnyway(app, kept, conflict.live());
      case CANCEL -> {}
    }
  }

  private void giveUp(AppKey app, List<Draft> kept) {
    List<Aside> aside = new ArrayList<>();
    kept.forEach(draft -> aside.add(new Aside(draft, drafts.putAside(draft).toString())));
    of(app).forEach(listener -> listener.givenUp(aside));
  }

  private void deployAnyway(AppKey app, List<Draft> kept, LiveVersion live) {
    kept.forEach(draft -> drafts.rebase(draft, live));
    saved(app);
  }

  private List<Listener> of(AppKey app) {
    return listeners.stream().filter(listener -> listener.app().equals(app)).toList();
  }
}
