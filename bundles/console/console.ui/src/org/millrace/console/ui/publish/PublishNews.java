package org.millrace.console.ui.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.core.publish.PublishEnds;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.deploy.DeploymentsView;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.management.App;
import org.millrace.management.Deployment;

/**
 * Tells how what clients published has ended: what failed always, since most clients print little
 * of it, and what is live when nobody looks at the console.
 */
public final class PublishNews implements IStartup {
  private final PublishEnds ends = new PublishEnds();

  @Override
  public void earlyStartup() {
    IWorkbench workbench = PlatformUI.getWorkbench();
    workbench.getDisplay().asyncExec(() -> start(workbench));
  }

  private void start(IWorkbench workbench) {
    LocalPublishEndpoint endpoint = workbench.getService(LocalPublishEndpoint.class);
    workbench.addWorkbenchListener(new ExitQuestion(endpoint));
    IWorkbenchWindow[] windows = workbench.getWorkbenchWindows();
    if (windows.length > 0) {
      follow(endpoint, workbench.getService(InstallationConnections.class), windows[0]);
    }
  }

  /** Either may be the first to tell: the endpoint what it accepted, an agent how that ended. */
  private void follow(
      LocalPublishEndpoint endpoint, InstallationConnections connections, IWorkbenchWindow window) {
    Shell shell = window.getShell();
    Runnable look =
        () ->
            ends.fresh(endpoint.requests(), connections.states()).forEach(end -> tell(window, end));
    Runnable listener = new Repaint(shell, look)::request;
    endpoint.addListener(listener);
    shell.addDisposeListener(event -> endpoint.removeListener(listener));
    SnapshotUpdates.follow(connections, shell, states -> look.run());
  }

  private static void tell(IWorkbenchWindow window, PublishEnds.End end) {
    DeploymentNode node = new DeploymentNode(end.installation(), end.deployment());
    Strip.Verb log =
        new Strip.Verb(Messages.Advice_showLog, () -> DeploymentsView.show(window, node));
    if (end.deployment().state() == Deployment.State.FAILED) {
      Notifications.of(window).tellFailure(failure(end), log.label(), log.act());
    } else if (end.deployment().state() == Deployment.State.LIVE && !isLookedAt(window)) {
      Notifications.of(window).tell(live(end), List.of(log));
    }
  }

  private static boolean isLookedAt(IWorkbenchWindow window) {
    return window.getShell().getDisplay().getActiveShell() != null;
  }

  private static String live(PublishEnds.End end) {
    Deployment deployment = end.deployment();
    boolean isWell = deployment.statusText().isEmpty();
    return bind(
        isWell ? Messages.End_live : Messages.End_liveWithWarnings,
        deployment.app(),
        deployment.number(),
        end.row().attempt().client(),
        deployment.statusText());
  }

  static String failure(PublishEnds.End end) {
    Deployment deployment = end.deployment();
    Instant ended = deployment.ended().orElseThrow();
    boolean isLate = end.row().stoppedWaiting(deployment, ended).isPresent();
    String sentence =
        bind(
            isLate ? Messages.End_failedLate : Messages.End_failed,
            deployment.app(),
            deployment.number(),
            end.row().attempt().client(),
            deployment.statusText(),
            Times.moment(ended));
    return liveNow(end).map(live -> bind(Messages.End_oldAnswers, sentence, live)).orElse(sentence);
  }

  private static Optional<Integer> liveNow(PublishEnds.End end) {
    InstallationState installation = end.installation();
    return installation.app(end.deployment().app()).flatMap(App::liveDeployment);
  }

  private static String bind(String sentence, Object... values) {
    return NLS.bind(sentence, values);
  }
}
