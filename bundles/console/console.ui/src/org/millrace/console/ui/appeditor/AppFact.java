package org.millrace.console.ui.appeditor;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.explorer.ExplorerWords;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.management.App;
import org.millrace.management.Deployment;

/** Something about an app that others ask for: what it is called, and the words to copy. */
record AppFact(String name, String value) {
  /** All that is known of the app, in the order shown; what is not known is left out. */
  static List<AppFact> of(AppNode node) {
    App app = node.app();
    InstallationState installation = node.installation();
    List<AppFact> facts = new ArrayList<>();
    facts.add(new AppFact(Messages.Fact_name, app.name().value()));
    facts.add(new AppFact(Messages.Fact_state, ExplorerWords.state(node)));
    facts.add(new AppFact(Messages.Fact_url, app.url()));
    facts.add(new AppFact(Messages.Fact_installation, installation.label()));
    facts.add(new AppFact(Messages.Fact_kind, kind(installation)));
    facts.add(
        new AppFact(Messages.Fact_management, installation.connection().address().toString()));
    facts.add(new AppFact(Messages.Fact_publishUser, "$" + app.name()));
    if (!app.stack().isEmpty()) {
      facts.add(new AppFact(Messages.Fact_stack, app.stack()));
    }
    if (app.revision() > 0) {
      facts.add(new AppFact(Messages.Fact_revision, String.valueOf(app.revision())));
    }
    app.liveDeployment()
        .flatMap(number -> installation.deployment(app.name(), number))
        .ifPresent(live -> facts.addAll(of(live)));
    return facts;
  }

  private static List<AppFact> of(Deployment live) {
    List<AppFact> facts = new ArrayList<>();
    facts.add(
        new AppFact(
            Messages.Fact_deployment, NLS.bind(Messages.Fact_deploymentNumber, live.number())));
    facts.add(new AppFact(Messages.Fact_deploymentId, live.id()));
    facts.add(new AppFact(Messages.Fact_deployed, Times.moment(live.received())));
    facts.add(new AppFact(Messages.Fact_author, live.author()));
    facts.add(new AppFact(Messages.Fact_client, live.client()));
    facts.add(new AppFact(Messages.Fact_packageSize, DeploymentWords.size(live.packageBytes())));
    facts.add(new AppFact(Messages.Fact_packageHash, live.packageSha256()));
    return facts.stream().filter(fact -> !fact.value().isEmpty()).toList();
  }

  private static String kind(InstallationState installation) {
    return switch (installation.kind()) {
      case DEVELOPMENT -> Messages.Kind_development;
      case TEST -> Messages.Kind_test;
      case PRODUCTION -> Messages.Kind_production;
    };
  }
}
