package org.millrace.console.ui.deploy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.deploy.DeploymentCalls;
import org.millrace.console.core.deploy.DeploymentVerb;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.ui.AppPage;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.Deployment;

/** All deployments of one app with their logs; old ones can be made live again. */
public final class DeploymentsPage implements AppPage {
  private final AppPageSite site;
  private final StackLayout stack = new StackLayout();
  private final Composite root;
  private final StatePane empty;
  private final Composite full;
  private final Strip strip;
  private final Map<DeploymentVerb, Button> verbs = new EnumMap<>(DeploymentVerb.class);
  private final DeploymentsTable table;
  private final DeploymentLogPane log;
  private List<Deployment> older = List.of();
  private boolean isInFront;
  private boolean isAsked;

  public DeploymentsPage(Composite parent, AppPageSite site) {
    this.site = site;
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.APP_DEPLOYMENTS);
    root.setLayout(stack);
    empty =
        new StatePane(
            root,
            Messages.Deployments_empty,
            Messages.Deployments_emptyHint,
            Messages.Deployments_deploy,
            "app.deployments.deploy",
            () -> Commands.run(site.part(), ConsoleIds.COMMAND_DEPLOY));
    full = new Composite(root, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(full);
    strip = new Strip(full, TestIds.APP_DEPLOYMENTS_STRIP);
    Composite row = new Composite(full, SWT.NONE);
    RowLayoutFactory.fillDefaults().margins(4, 4).applyTo(row);
    createVerbs(row);
    SashForm halves = new SashForm(full, SWT.VERTICAL);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
    table =
        new DeploymentsTable(
            halves,
            TestIds.APP_DEPLOYMENTS_TABLE,
            EnumSet.complementOf(EnumSet.of(DeploymentColumn.APP, DeploymentColumn.INSTALLATION)));
    log = new DeploymentLogPane(halves, site.part().getService(InstallationConnections.class));
    halves.setWeights(60, 40);
    offerCommands();
  }

  private void createVerbs(Composite row) {
    button(
        row,
        DeploymentVerb.ROLL_BACK,
        TestIds.APP_DEPLOYMENTS_ROLL_BACK,
        Messages.Deployments_rollBack,
        ConsoleIds.COMMAND_ROLL_BACK);
    button(
        row,
        DeploymentVerb.DEPLOY_AGAIN,
        TestIds.APP_DEPLOYMENTS_AGAIN,
        Messages.Deployments_again,
        ConsoleIds.COMMAND_DEPLOY_AGAIN);
    button(
        row,
        DeploymentVerb.CANCEL,
        TestIds.APP_DEPLOYMENTS_CANCEL,
        Messages.Deployments_cancel,
        ConsoleIds.COMMAND_DEPLOY_CANCEL);
  }

  private void button(Composite row, DeploymentVerb verb, String id, String label, String command) {
    verbs.put(verb, Commands.button(row, id, label, site.part(), command));
  }

  private void offerCommands() {
    table.viewer().addSelectionChangedListener(event -> selected());
    table
        .viewer()
        .addOpenListener(event -> Commands.run(site.part(), ConsoleIds.COMMAND_DEPLOYMENT_LOG));
    MenuManager menu = new MenuManager();
    Control control = table.viewer().getControl();
    control.setMenu(menu.createContextMenu(control));
    site.part().registerContextMenu(ConsoleIds.VIEW_DEPLOYMENTS, menu, table.viewer());
  }

  private void selected() {
    table.selected().ifPresent(log::show);
    enable();
    site.selectionChanged();
  }

  private void enable() {
    verbs.forEach((verb, button) -> {
      Optional<String> whyNot = table.selected().map(row -> whyNot(verb, row));
      button.setEnabled(whyNot.filter(String::isEmpty).isPresent());
      button.setToolTipText(whyNot.filter(sentence -> !sentence.isEmpty()).orElse(null));
    });
  }

  private static String whyNot(DeploymentVerb verb, DeploymentNode row) {
    return row.installation().link().takesOrders()
        ? verb.whyNot(row.deployment())
        : row.installation().whyNoOrders();
  }

  @Override
  public Control control() {
    return root;
  }

  @Override
  public void show(AppNode app) {
    Map<String, Deployment> rows = new LinkedHashMap<>();
    older.forEach(deployment -> rows.put(deployment.id(), deployment));
    // What the snapshot says is newer than what was read once.
    app.installation()
        .deployments(app.app().name())
        .forEach(deployment -> rows.put(deployment.id(), deployment));
    table.show(
        rows.values().stream()
            .map(deployment -> new DeploymentNode(app.installation(), deployment))
            .toList());
    table.selected().ifPresent(log::show);
    enable();
    stack.topControl = rows.isEmpty() ? empty : full;
    root.layout();
    boolean isConnected = app.installation().link().isConnected();
    TestIds.shown(root, isConnected ? rows.isEmpty() ? "empty" : "ready" : "offline", 0);
    readOnce(app);
  }

  /** A snapshot holds the newest of all apps; the others are read when somebody looks here. */
  @Override
  public void setInFront(boolean inFront) {
    isInFront = inFront;
    site.app().ifPresent(this::readOnce);
  }

  private void readOnce(AppNode app) {
    if (isInFront && !isAsked && app.installation().link().isConnected()) {
      read();
    }
  }

  private void read() {
    if (site.app().isEmpty() || site.monitor().isEmpty()) {
      return;
    }
    isAsked = true;
    AgentCall<List<Deployment>> query =
        DeploymentCalls.of(site.monitor().get(), site.app().get().app().name());
    OperationJobs.schedule(query, ended -> read(query, ended));
  }

  private void read(AgentCall<List<Deployment>> query, IStatus ended) {
    if (root.isDisposed() || ended.matches(IStatus.CANCEL)) {
      return;
    }
    if (ended.isOK()) {
      older = query.answer();
      strip.hide();
      site.app().ifPresent(this::show);
    } else {
      strip.show(
          Strip.Tone.ERROR, ended.getMessage(), "", Messages.Deployments_tryAgain, this::read);
    }
  }

  @Override
  public Node selected(AppNode app) {
    Optional<DeploymentNode> row = table.selected();
    return row.map(Node.class::cast)
        .orElseGet(() -> new AppPartNode(app, AppPartNode.Kind.DEPLOYMENTS));
  }

  @Override
  public void setFocus() {
    if (stack.topControl == full) {
      table.viewer().getControl().setFocus();
    } else {
      empty.setFocus();
    }
  }
}
