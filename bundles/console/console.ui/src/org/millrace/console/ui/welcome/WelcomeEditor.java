package org.millrace.console.ui.welcome;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.part.EditorPart;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.welcome.FindLocalAgent;
import org.millrace.console.core.welcome.FirstSteps;
import org.millrace.console.core.welcome.FirstSteps.Step;
import org.millrace.console.ui.AppSelection;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Images;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.console.ui.test.TestView;

/** The four steps of the first day, ticked off by what the installations tell. */
public final class WelcomeEditor extends EditorPart {
  private final Map<Step, StepRow> rows = new EnumMap<>(Step.class);
  private final AppSelection selection = new AppSelection();
  private InstallationConnections connections;
  private ScrolledComposite root;
  private Composite page;
  private Optional<Job> looking = Optional.empty();
  private boolean isAgentHere;

  @Override
  public void init(IEditorSite site, IEditorInput input) {
    setSite(site);
    setInput(input);
    setPartName(input.getName());
  }

  @Override
  public void createPartControl(Composite parent) {
    connections = getSite().getService(InstallationConnections.class);
    root = TestIds.set(new ScrolledComposite(parent, SWT.V_SCROLL), TestIds.WELCOME);
    root.setExpandHorizontal(true);
    root.setExpandVertical(true);
    page = new Composite(root, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(3).margins(24, 16).spacing(8, 6).applyTo(page);
    root.setContent(page);
    Label title = line(Messages.Welcome_title);
    title.setFont(JFaceResources.getHeaderFont());
    line(Messages.Welcome_intro);
    createSteps();
    createEditorLink();
    root.addControlListener(ControlListener.controlResizedAdapter(event -> fit()));
    root.addDisposeListener(event -> looking.ifPresent(Job::cancel));
    getSite().setSelectionProvider(selection);
    Preferences.followCalls(root, this::show);
    SnapshotUpdates.follow(connections, root, states -> show());
  }

  private Label line(String words) {
    Label label = new Label(page, SWT.WRAP);
    label.setText(words);
    GridDataFactory.fillDefaults().span(3, 1).applyTo(label);
    return label;
  }

  private void createSteps() {
    Image tick =
        new LocalResourceManager(JFaceResources.getResources(), root).get(Images.TICK.descriptor());
    row(Step.CONNECT, tick, Messages.Connect_title, () -> run(ConsoleIds.COMMAND_CONNECT));
    row(Step.CREATE, tick, Messages.Create_title, () -> run(ConsoleIds.COMMAND_FUNCTION_NEW));
    row(Step.CALL, tick, Messages.Call_title, this::call);
    row(Step.PUBLISH, tick, Messages.Publish_title, () -> run(ConsoleIds.COMMAND_PUBLISH_PROFILE));
  }

  private void row(Step step, Image tick, String title, Runnable act) {
    Label gap = new Label(page, SWT.NONE);
    GridDataFactory.fillDefaults().span(3, 1).applyTo(gap);
    rows.put(step, new StepRow(page, step, tick, title, act));
  }

  private void createEditorLink() {
    Link link = TestIds.set(new Link(page, SWT.WRAP), TestIds.WELCOME_EDITOR);
    link.setText(Messages.Welcome_editor);
    GridDataFactory.fillDefaults().span(3, 1).indent(0, 16).applyTo(link);
    link.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event ->
            PreferencesUtil.createPreferenceDialogOn(
                    link.getShell(), ConsoleIds.PREFERENCES_EDITOR, null, null)
                .open()));
  }

  /** Commands that need an app work on the one that is chosen here. */
  private void run(String command) {
    getSite().getPage().activate(this);
    Commands.run(getSite(), command);
  }

  private void call() {
    functions().findFirst().ifPresent(it -> TestView.show(getSite().getWorkbenchWindow(), it));
  }

  /** Those that can be called, in the order of their installations: production last. */
  private Stream<FunctionNode> functions() {
    return apps()
        .flatMap(
            app -> app.app().functions().stream().map(function -> new FunctionNode(app, function)));
  }

  private Stream<AppNode> apps() {
    return connections.states().stream()
        .filter(state -> state.link().takesOrders())
        .flatMap(state -> state.apps().stream().map(app -> new AppNode(state, app)));
  }

  private void show() {
    if (root.isDisposed()) {
      return;
    }
    FirstSteps steps = FirstSteps.of(connections.states(), Preferences.hasCalled());
    showConnect(steps);
    show(steps, Step.CREATE, Messages.Create_act, Messages.Create_hint, created());
    show(steps, Step.CALL, Messages.Call_act, Messages.Call_hint, Messages.Call_done);
    show(steps, Step.PUBLISH, Messages.Publish_act, Messages.Publish_hint, Messages.Publish_done);
    apps().findFirst().ifPresent(selection::set);
    fit();
    TestIds.shown(root, steps.next().map(Step::name).orElse("DONE"), 0);
  }

  private void showConnect(FirstSteps steps) {
    boolean isHere = isAgentHere && !steps.done().contains(Step.CONNECT);
    String verb = isHere ? Messages.Connect_actHere : Messages.Connect_act;
    show(steps, Step.CONNECT, verb, whoIsHere(), connected());
  }

  private void show(FirstSteps steps, Step step, String verb, String hint, String done) {
    rows.get(step).show(steps, verb, steps.done().contains(step) ? done : hint);
  }

  private String whoIsHere() {
    if (isAgentHere) {
      return Messages.Connect_here;
    }
    return looking.isPresent()
        ? Messages.Connect_looking
        : NLS.bind(Messages.Connect_nobody, input().here());
  }

  private String connected() {
    String labels =
        connections.states().stream()
            .filter(state -> state.link().isConnected())
            .map(InstallationState::label)
            .collect(Collectors.joining(", "));
    return NLS.bind(Messages.Connect_done, labels);
  }

  private String created() {
    long count =
        connections.states().stream()
            .flatMap(state -> state.apps().stream())
            .mapToLong(app -> app.functions().size())
            .sum();
    return NLS.bind(Messages.Create_done, count);
  }

  private WelcomeInput input() {
    return (WelcomeInput) getEditorInput();
  }

  private void fit() {
    page.layout(true, true);
    root.setMinHeight(page.computeSize(root.getClientArea().width, SWT.DEFAULT).y);
  }

  /** Somebody who comes back may have started an agent meanwhile. */
  @Override
  public void setFocus() {
    FirstSteps steps = FirstSteps.of(connections.states(), Preferences.hasCalled());
    steps.next().map(rows::get).ifPresentOrElse(StepRow::setFocus, root::setFocus);
    if (!steps.done().contains(Step.CONNECT) && looking.isEmpty()) {
      look();
    }
  }

  private void look() {
    FindLocalAgent search = new FindLocalAgent(input().here(), connections.wishes());
    looking = Optional.of(OperationJobs.schedule(search, ended -> found(search, ended)));
    show();
  }

  private void found(FindLocalAgent search, IStatus ended) {
    looking = Optional.empty();
    isAgentHere = ended.isOK() && search.isThere();
    show();
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    throw new IllegalStateException("There is nothing to be saved.");
  }

  @Override
  public void doSaveAs() {
    throw new IllegalStateException("There is nothing to be saved.");
  }

  @Override
  public boolean isDirty() {
    return false;
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }
}
