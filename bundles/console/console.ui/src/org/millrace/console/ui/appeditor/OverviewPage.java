package org.millrace.console.ui.appeditor;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.apps.AppProblems;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.ui.AppPage;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;

/** The facts of an app that somebody asks for first, and what is not well, in words. */
final class OverviewPage implements AppPage {
  private static final int LINE = 80;

  private final ScrolledComposite root;
  private final Composite facts;
  private final Text url;
  private final Text stack;
  private final Text live;
  private final Text functions;
  private final Text agents;
  private final Text revision;
  private final Text problems;
  private final Button deploy;

  OverviewPage(Composite parent, AppPageSite site) {
    root = new ScrolledComposite(parent, SWT.V_SCROLL);
    root.setExpandHorizontal(true);
    root.setExpandVertical(true);
    facts = new Composite(root, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).spacing(16, 6).applyTo(facts);
    root.setContent(facts);
    url = TestIds.set(fact(Messages.Overview_url), TestIds.APP_URL);
    stack = fact(Messages.Overview_stack);
    live = fact(Messages.Overview_live);
    revision = fact(Messages.Overview_revision);
    functions = fact(Messages.Overview_functions);
    agents = fact(Messages.Overview_agents);
    problems = TestIds.set(fact(Messages.Overview_problems), TestIds.APP_PROBLEMS);
    deploy =
        Commands.button(
            facts,
            TestIds.APP_OVERVIEW_DEPLOY,
            Messages.Overview_deploy,
            site.part(),
            ConsoleIds.COMMAND_DEPLOY);
    GridDataFactory.swtDefaults().span(2, 1).indent(0, 8).applyTo(deploy);
    root.addControlListener(ControlListener.controlResizedAdapter(event -> fit()));
  }

  /** A fact can be selected and copied. */
  private Text fact(String title) {
    Label label = new Label(facts, SWT.NONE);
    label.setText(title);
    label.setForeground(ConsoleColors.MUTED.color());
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(label);
    Text text = new Text(facts, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
    text.setBackground(facts.getBackground());
    int width = new PixelConverter(facts).convertWidthInCharsToPixels(LINE);
    GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(text);
    return text;
  }

  @Override
  public Control control() {
    return root;
  }

  @Override
  public void show(AppNode node) {
    App app = node.app();
    List<String> said = AppProblems.of(app);
    set(url, app.url());
    set(stack, app.stack().isEmpty() ? Messages.Overview_unknownStack : app.stack());
    set(live, live(node));
    set(revision, app.revision() == 0 ? Messages.Overview_none : String.valueOf(app.revision()));
    set(functions, functions(app.functions()));
    set(agents, agents(node));
    set(problems, said.isEmpty() ? Messages.Overview_noProblems : String.join("\n", said));
    problems.setForeground(said.isEmpty() ? null : ConsoleColors.ERROR.color());
    boolean isEmpty = app.state() == App.State.EMPTY;
    deploy.setVisible(isEmpty);
    deploy.setEnabled(node.installation().link().takesOrders());
    ((GridData) deploy.getLayoutData()).exclude = !isEmpty;
    fit();
  }

  /** A text that stays as it was keeps what a person has selected in it. */
  private static void set(Text text, String words) {
    if (!words.equals(text.getText())) {
      text.setText(words);
    }
  }

  private static String live(AppNode node) {
    App app = node.app();
    if (app.liveDeployment().isEmpty()) {
      return Messages.Overview_notLive;
    }
    int number = app.liveDeployment().get();
    return node.installation()
        .deployment(app.name(), number)
        .map(OverviewPage::live)
        .orElseGet(() -> NLS.bind(Messages.Overview_liveNumber, number));
  }

  private static String live(Deployment deployment) {
    Object[] values = {
      deployment.number(),
      Times.moment(deployment.ended().orElse(deployment.received())),
      deployment.author(),
      deployment.client(),
      DeploymentWords.size(deployment.packageBytes())
    };
    return NLS.bind(Messages.Overview_liveSince, values);
  }

  private static String functions(List<Function> all) {
    long disabled = all.stream().filter(function -> !function.enabled()).count();
    long broken = all.stream().filter(function -> !function.error().isEmpty()).count();
    Object[] values = {all.size(), disabled, broken};
    return NLS.bind(Messages.Overview_functionCounts, values);
  }

  private static String agents(AppNode node) {
    List<String> ready =
        node.installation().snapshot().stream()
            .flatMap(snapshot -> snapshot.agents().stream())
            .filter(agent -> agent.state() == Agent.State.READY)
            .map(Agent::name)
            .sorted()
            .toList();
    return ready.isEmpty() ? Messages.Overview_noAgents : String.join(", ", ready);
  }

  private void fit() {
    facts.layout(true, true);
    root.setMinHeight(facts.computeSize(root.getClientArea().width, SWT.DEFAULT).y);
  }

  @Override
  public Node selected(AppNode app) {
    return app;
  }

  @Override
  public void setFocus() {
    url.setFocus();
  }
}
