package org.millrace.console.ui.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.deploy.DeployOperation;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.test.TestView;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.model.AppName;

/** How a deployment that began here has ended, told with what a person may want to do next. */
public final class DeployEnd {
  private final IWorkbenchWindow window;
  private final InstallationMonitor installation;
  private final AppName app;
  private final Optional<Deployment> before;

  /** Remembers what is live now, which is the way back. */
  public DeployEnd(IWorkbenchWindow window, InstallationMonitor installation, AppName app) {
    this.window = window;
    this.installation = installation;
    this.app = app;
    InstallationState now = installation.state();
    this.before =
        now.app(app)
            .flatMap(App::liveDeployment)
            .flatMap(number -> now.deployment(app, number))
            .filter(Deployment::packageKept);
  }

  void tell(DeployOperation operation, IStatus ended) {
    if (ended.isOK()) {
      tellLive(operation.deployment());
    } else if (ended.matches(IStatus.ERROR)) {
      Notifications.of(window)
          .tellFailure(ended.getMessage(), Messages.End_show, () -> DeploymentsView.show(window));
    }
  }

  /** It is live; offers what is next, and the way back. */
  public void tellLive(Deployment live) {
    Object[] values = {live.app(), live.number(), live.statusText()};
    boolean isWell = live.statusText().isEmpty();
    List<Strip.Verb> verbs = new ArrayList<>();
    verbs.add(
        isWell
            ? new Strip.Verb(Messages.End_test, this::test)
            : new Strip.Verb(Messages.End_show, () -> DeploymentsView.show(window)));
    before.ifPresent(way -> verbs.add(new Strip.Verb(Messages.End_rollBack, () -> goBack(way))));
    String sentence = isWell ? Messages.End_live : Messages.End_liveWithWarnings;
    Notifications.of(window).tell(NLS.bind(sentence, values), verbs);
  }

  private void test() {
    InstallationState now = installation.state();
    Optional<FunctionNode> first =
        now.app(app)
            .map(known -> new AppNode(now, known))
            .flatMap(node ->
                node.app().functions().stream()
                    .findFirst()
                    .map(function -> new FunctionNode(node, function)));
    first.ifPresentOrElse(
        function -> TestView.show(window, function),
        () -> StatusLine.tell(window, NLS.bind(Messages.End_noFunction, app)));
  }

  private void goBack(Deployment way) {
    RollbackHandler.rollBack(window, new DeploymentNode(installation.state(), way));
  }
}
