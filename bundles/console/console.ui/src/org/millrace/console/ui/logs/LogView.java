package org.millrace.console.ui.logs;

import java.time.Clock;
import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.millrace.console.core.logs.LogBuffer;
import org.millrace.console.core.logs.LogPage;
import org.millrace.console.core.logs.LogStream;
import org.millrace.console.core.logs.SaveLog;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.console.ui.AppSelection;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.SaveAs;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.management.App;
import org.millrace.model.AppName;

/** One app's log lines as they are written. Always starts live: what was before is not restored. */
public final class LogView extends ViewPart implements LogPane.Owner {
  private final AppSelection selection = new AppSelection();
  private Optional<LogViewId> id = Optional.empty();
  private InstallationConnections connections;
  private LogPage page;
  private LogPane pane;
  private LogBuffer buffer;
  private Repaint repaint;
  private App.State app = App.State.RUNNING;
  private Optional<InstallationMonitor> followed = Optional.empty();
  private Optional<LogStream> stream = Optional.empty();

  @Override
  public void createPartControl(Composite parent) {
    id = LogViewId.parse(getViewSite().getSecondaryId());
    connections = getSite().getService(InstallationConnections.class);
    buffer = new LogBuffer(Preferences.logLines(), this::changed);
    page = new LogPage(buffer);
    page.setLeast(Preferences.logLevel());
    pane = new LogPane(parent, page, this);
    repaint = new Repaint(pane, this::draw);
    getSite().setSelectionProvider(selection);
    IPropertyChangeListener recolored =
        event -> {
          page.redraw();
          changed();
        };
    JFaceResources.getColorRegistry().addListener(recolored);
    pane.addDisposeListener(event -> {
      JFaceResources.getColorRegistry().removeListener(recolored);
      stream.ifPresent(LogStream::close);
    });
    id.ifPresentOrElse(
        log ->
            SnapshotUpdates.followOne(
                connections, log.installation(), pane, state -> show(log, state)),
        () -> pane.showWhyNot(Messages.Logs_noApp));
  }

  private void changed() {
    repaint.request();
  }

  private void show(LogViewId log, Optional<InstallationState> state) {
    if (state.isPresent()) {
      show(state.get(), log.app());
    } else {
      letGo();
      pane.showWhyNot(NLS.bind(Messages.Logs_noConnection, log.installation()));
    }
  }

  private void show(InstallationState state, AppName name) {
    setPartName(name + " · " + state.label());
    pane.mark(state);
    state
        .app(name)
        .ifPresent(known -> {
          app = known.state();
          selection.set(new AppNode(state, known));
        });
    if (state.link() instanceof Link.Disconnected) {
      letGo();
      pane.showWhyNot(NLS.bind(Messages.Logs_disconnected, state.label()));
      return;
    }
    connections.find(state.id()).ifPresent(monitor -> follow(monitor, name));
    draw();
  }

  /** Another monitor means another address or token. */
  private void follow(InstallationMonitor monitor, AppName name) {
    if (followed.filter(before -> before == monitor).isPresent()) {
      return;
    }
    letGo();
    followed = Optional.of(monitor);
    LogStream opened = new LogStream(monitor, name, buffer, Clock.systemUTC(), this::changed);
    stream = Optional.of(opened);
    opened.open();
  }

  private void letGo() {
    stream.ifPresent(LogStream::close);
    stream = Optional.empty();
    followed = Optional.empty();
  }

  private void draw() {
    if (stream.isEmpty()) {
      return;
    }
    LogPage.Piece piece = page.next();
    pane.area().show(piece);
    pane.show(stream.get().state(), id.orElseThrow().app().value(), app);
    if (piece.more()) {
      repaint.request();
    }
  }

  @Override
  public void run(LogVerb verb) {
    switch (verb) {
      case PAUSE -> page.setPaused(!page.isPaused());
      case CLEAR -> page.clear();
      case COPY -> pane.area().copy();
      case SAVE_AS -> id.ifPresent(this::saveAs);
    }
    draw();
  }

  private void saveAs(LogViewId log) {
    connections
        .find(log.installation())
        .map(InstallationMonitor::state)
        .ifPresent(state -> saveAs(log.app(), state));
  }

  private void saveAs(AppName name, InstallationState state) {
    SaveAs.Words words =
        new SaveAs.Words(
            NLS.bind(Messages.SaveLog_title, name),
            name + ".log",
            Messages.SaveLog_hint,
            NLS.bind(Messages.SaveLog_done, name, "{0}"));
    SaveAs.ask(
        getSite().getWorkbenchWindow(),
        state,
        words,
        file -> SaveLog.of(state.id(), name, buffer, file));
  }

  @Override
  public void filtered() {
    draw();
  }

  @Override
  public void tryAgain() {
    stream.ifPresent(LogStream::open);
  }

  @Override
  public void startApp() {
    Commands.run(getSite(), ConsoleIds.COMMAND_APP_START_STOP);
  }

  @Override
  public void setFocus() {
    pane.setFocus();
  }
}
