package org.millrace.console.ui.publish;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.PublishRow;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.deploy.DeploymentsView;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.publish.PublishAttempt;
import org.millrace.publish.PublishOutcome;

/** What a person can do about a client's request, and how it is told in full. */
final class RequestSteps {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final IWorkbenchWindow window;
  private final PublishFlow flow;

  RequestSteps(IWorkbenchWindow window, PublishFlow flow) {
    this.window = window;
    this.flow = flow;
  }

  /** The sentence about the request, longer than its row has room for. */
  String sentence(OutcomeWords words) {
    PublishAttempt attempt = words.row().attempt();
    Optional<AppNode> app = app(words.row(), words.states());
    if (app.isPresent() && isRefused(words.row(), UNAUTHORIZED) && isUserOf(app.get(), attempt)) {
      return NLS.bind(
          Messages.Advice_password,
          new Object[] {app.get().app().name(), attempt.address(), attempt.user()});
    }
    return words.sentence();
  }

  /** Opens what is behind the row: its deployment, or the first step after a refusal. */
  void open(PublishRow row, List<InstallationState> states) {
    of(row, states).stream().findFirst().ifPresent(step -> step.act().run());
  }

  /** In the order in which they are offered. */
  List<Strip.Verb> of(PublishRow row, List<InstallationState> states) {
    Optional<AppNode> app = app(row, states);
    if (row.outcome().orElse(null) instanceof PublishOutcome.Refused) {
      return afterRefusal(row, app.or(() -> any(states))).stream().toList();
    }
    return app
        .flatMap(node ->
            row.deployment(List.of(node.installation()))
                .map(deployment -> new DeploymentNode(node.installation(), deployment)))
        .map(node ->
            new Strip.Verb(Messages.Advice_showLog, () -> DeploymentsView.show(window, node)))
        .stream()
        .toList();
  }

  private Optional<Strip.Verb> afterRefusal(PublishRow row, Optional<AppNode> app) {
    if (isRefused(row, PublishRow.NO_HANDSHAKE)) {
      return step(app, Messages.Advice_authority, flow::exportAuthority);
    }
    if (isRefused(row, FORBIDDEN)) {
      return step(
          app.filter(node -> node.installation().hasPublishSwitch()),
          Messages.Publish_accept,
          flow::switchAccepting);
    }
    return step(app, Messages.Publish_profile, flow::saveProfile);
  }

  private static Optional<Strip.Verb> step(
      Optional<AppNode> app, String label, Consumer<AppNode> act) {
    return app.map(node -> new Strip.Verb(label, () -> act.accept(node)));
  }

  private static boolean isRefused(PublishRow row, int status) {
    return row.outcome().orElse(null) instanceof PublishOutcome.Refused refused
        && refused.status() == status;
  }

  private static boolean isUserOf(AppNode app, PublishAttempt attempt) {
    return attempt.user().equalsIgnoreCase("$" + app.app().name());
  }

  private static Optional<AppNode> app(PublishRow row, List<InstallationState> states) {
    return row.installation(states)
        .flatMap(
            state -> row.attempt().app().flatMap(state::app).map(app -> new AppNode(state, app)));
  }

  /** A client that did not come as far as to name an app. */
  private static Optional<AppNode> any(List<InstallationState> states) {
    return states.stream()
        .filter(state -> state.link().isConnected())
        .flatMap(state -> state.apps().stream().map(app -> new AppNode(state, app)))
        .findFirst();
  }
}
