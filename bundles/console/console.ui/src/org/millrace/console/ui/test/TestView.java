package org.millrace.console.ui.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.call.FunctionCalls;
import org.millrace.console.core.call.TestCall;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.AppSelection;
import org.millrace.console.ui.AsCommand;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.slf4j.LoggerFactory;

/** Calls the selected function and shows its answer together with the log lines of that call. */
public final class TestView extends ViewPart {
  private final Map<String, TestCall> typed = new HashMap<>();
  private final AppSelection selection = new AppSelection();
  private final ISelectionListener follower = this::selected;
  private final StackLayout stack = new StackLayout();
  private InstallationConnections connections;
  private Composite root;
  private Composite empty;
  private Composite full;
  private Strip production;
  private Label title;
  private RequestForm form;
  private Button send;
  private Button cancel;
  private Button curl;
  private AnswerPane answer;
  private Optional<FunctionNode> shown = Optional.empty();
  private Optional<Job> running = Optional.empty();

  @Override
  public void createPartControl(Composite parent) {
    connections = getSite().getService(InstallationConnections.class);
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.TEST);
    root.setLayout(stack);
    StatePane nothing = new StatePane(root, "test.act");
    nothing.say(Messages.Test_empty, "");
    empty = nothing;
    full = new Composite(root, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(full);
    production = new Strip(full, TestIds.STRIP_PRODUCTION);
    title = new Label(full, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, false).indent(4, 4).applyTo(title);
    SashForm halves = new SashForm(full, SWT.VERTICAL);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
    createRequest(halves);
    answer = new AnswerPane(halves, new AnswerActs(getSite().getWorkbenchWindow(), () -> shown));
    stack.topControl = empty;
    TestIds.shown(root, "empty", 0);
    getSite().setSelectionProvider(selection);
    getSite().getPage().addSelectionListener(follower);
    root.addDisposeListener(event -> {
      getSite().getPage().removeSelectionListener(follower);
      running.ifPresent(Job::cancel);
    });
    SnapshotUpdates.follow(connections, root, this::update);
    selected(this, getSite().getPage().getSelection(ConsoleIds.VIEW_EXPLORER));
  }

  /** Brings it to the front with the function. */
  public static void show(IWorkbenchWindow window, FunctionNode function) {
    try {
      ((TestView) window.getActivePage().showView(ConsoleIds.VIEW_TEST)).show(function);
    } catch (PartInitException broken) {
      LoggerFactory.getLogger(TestView.class).error("The view cannot be shown", broken);
    }
  }

  private void createRequest(Composite halves) {
    Composite request = new Composite(halves, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(request);
    form = new RequestForm(request, this::send);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
    Composite buttons = new Composite(request, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).margins(4, 2).applyTo(buttons);
    send = TestIds.set(new Button(buttons, SWT.PUSH), TestIds.TEST_SEND);
    send.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> send()));
    cancel = TestIds.set(new Button(buttons, SWT.PUSH), TestIds.TEST_CANCEL);
    cancel.setText(Messages.Test_cancel);
    cancel.setEnabled(false);
    cancel.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> running.ifPresent(Job::cancel)));
    curl = TestIds.set(new Button(buttons, SWT.PUSH), TestIds.TEST_CURL);
    curl.setText(Messages.Test_curl);
    curl.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> copyCurl()));
  }

  /** Copies the line for a shell that makes the call that is typed. */
  void copyCurl() {
    shown.ifPresent(node -> {
      try {
        CurlHandler.copy(getSite().getWorkbenchWindow(), node, form.call());
      } catch (IllegalArgumentException complaint) {
        answer.sayFailure(complaint.getMessage());
      }
    });
  }

  private void selected(IWorkbenchPart part, ISelection newSelection) {
    if (newSelection instanceof IStructuredSelection some
        && some.getFirstElement() instanceof FunctionNode node) {
      show(node);
    }
  }

  /** Turns to a function; what was typed for it before is there again. */
  void show(FunctionNode node) {
    if (!shown.equals(Optional.of(node)) && running.isEmpty()) {
      keepTyped();
      Function function = node.function();
      form.fill(typed.getOrDefault(node.id(), TestCall.to(function)), TestCall.isHttp(function));
      answer.say(Messages.Test_notYet);
      shown = Optional.of(node);
      describe(node);
    }
  }

  private void keepTyped() {
    shown.ifPresent(before -> typed.put(before.id(), form.call()));
  }

  private void describe(FunctionNode node) {
    mark(node);
    curl.setEnabled(TestCall.isHttp(node.function()));
    curl.setToolTipText(curl.isEnabled() ? null : Messages.Curl_notHttp);
    selection.set(node);
    stack.topControl = full;
    root.layout(true, true);
    TestIds.shown(root, "ready", 0);
  }

  /** What may be another at any moment: above all whether it is production. */
  private void mark(FunctionNode node) {
    InstallationState installation = node.installation();
    Object[] values = {node.function().name(), node.parent().app().name(), installation.label()};
    title.setText(NLS.bind(Messages.Test_title, values));
    ProductionStrip.show(production, installation);
    send.setText(installation.isProduction() ? Messages.Test_sendProduction : Messages.Test_send);
    send.requestLayout();
    enable(installation);
  }

  private void update(List<InstallationState> states) {
    if (shown.isPresent()) {
      Optional<FunctionNode> now = now(shown.get(), states);
      now.ifPresentOrElse(this::mark, this::forget);
      shown = now;
    }
  }

  /** The function as it is known now; empty when its connection or its app is gone. */
  private static Optional<FunctionNode> now(FunctionNode node, List<InstallationState> states) {
    return states.stream()
        .filter(state -> state.id().equals(node.installation().id()))
        .findFirst()
        .flatMap(state -> app(node.parent().app(), state))
        .map(app -> new FunctionNode(app, node.function()));
  }

  /** Before an installation has answered, it is not known what it has. */
  private static Optional<AppNode> app(App before, InstallationState state) {
    Optional<App> now = state.snapshot().isEmpty() ? Optional.of(before) : state.app(before.name());
    return now.map(app -> new AppNode(state, app));
  }

  private void forget() {
    keepTyped();
    selection.setSelection(StructuredSelection.EMPTY);
    stack.topControl = empty;
    root.layout();
    TestIds.shown(root, "empty", 0);
  }

  private void enable(InstallationState installation) {
    boolean takesOrders = installation.link().takesOrders();
    send.setEnabled(takesOrders && running.isEmpty());
    send.setToolTipText(takesOrders ? null : installation.whyNoOrders());
    cancel.setEnabled(running.isPresent());
  }

  /** Calls the function that is shown with what is typed. */
  void send() {
    if (shown.isEmpty() || running.isPresent() || !send.isEnabled()) {
      return;
    }
    FunctionNode node = shown.get();
    TestCall call = form.call();
    try {
      InvokeRequest request = call.to(node.function().name(), TestCall.isHttp(node.function()));
      if (isWanted(node, call)) {
        send(node, request);
      }
    } catch (IllegalArgumentException complaint) {
      answer.sayFailure(complaint.getMessage());
    }
  }

  private boolean isWanted(FunctionNode node, TestCall call) {
    InstallationState installation = node.installation();
    if (!installation.isProduction() || call.isHarmless(node.function())) {
      return true;
    }
    String question =
        NLS.bind(Messages.Test_question, node.function().name(), installation.label());
    return new ConfirmDialog(
            getSite().getShell(), installation, question, Messages.Test_sendProduction)
        .asCommand(AsCommand.of(CommandForm.TEST, node))
        .confirmed();
  }

  private void send(FunctionNode node, InvokeRequest request) {
    answer.sayCalling();
    running =
        connections
            .find(node.installation().id())
            .map(monitor ->
                FunctionCalls.invoke(
                    monitor, node.parent().app().name(), request, Preferences.testLimit()))
            .map(call -> OperationJobs.schedule(call, ended -> show(call, ended)));
    TestIds.shown(root, "running", 0);
    enable(node.installation());
  }

  private void show(AgentCall<InvokeAnswer> call, IStatus ended) {
    if (root.isDisposed()) {
      return;
    }
    running = Optional.empty();
    if (ended.matches(IStatus.CANCEL)) {
      answer.say(Messages.Test_cancelled);
    } else if (ended.isOK()) {
      answer.show(call.answer());
      Preferences.noteCall();
    } else {
      answer.sayFailure(ended.getMessage());
    }
    TestIds.shown(root, "done", 0);
    update(connections.states());
  }

  @Override
  public void setFocus() {
    if (stack.topControl == full) {
      form.setFocus();
    } else {
      empty.setFocus();
    }
  }
}
