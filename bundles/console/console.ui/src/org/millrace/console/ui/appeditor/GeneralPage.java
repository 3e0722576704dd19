package org.millrace.console.ui.appeditor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerActivation;
import org.eclipse.ui.handlers.IHandlerService;
import org.millrace.console.ui.AppPage;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.SecretClipboard;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.Node;

/** The facts of an app that others ask for, to be copied. */
final class GeneralPage implements AppPage {
  private final AppPageSite site;
  private final Composite root;
  private final Button copy;
  private final TableViewer viewer;
  private Optional<IHandlerActivation> copying = Optional.empty();

  GeneralPage(Composite parent, AppPageSite site) {
    this.site = site;
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.APP_GENERAL);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
    copy = TestIds.set(new Button(root, SWT.PUSH), TestIds.APP_GENERAL_COPY);
    copy.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> copy()));
    GridDataFactory.swtDefaults().indent(4, 4).applyTo(copy);
    viewer = new TableViewer(root, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), TestIds.APP_GENERAL_TABLE);
    GridDataFactory.fillDefaults().grab(true, true).indent(0, 4).applyTo(viewer.getTable());
    new TextColumns<>(viewer, AppFact.class)
        .id(fact -> "fact:" + fact.name())
        .column(Messages.Fact_title, 28, AppFact::name)
        .column(Messages.Fact_value, 80, AppFact::value);
    viewer.addSelectionChangedListener(event -> nameCopy());
    nameCopy();
  }

  private void nameCopy() {
    boolean isAll = viewer.getStructuredSelection().isEmpty();
    copy.setText(isAll ? Messages.General_copyAll : Messages.General_copy);
    copy.requestLayout();
  }

  /** The value of a row, several rows with their names, all of them when none is selected. */
  private void copy() {
    List<AppFact> facts =
        viewer.getStructuredSelection().isEmpty()
            ? rows((List<?>) viewer.getInput())
            : rows(viewer.getStructuredSelection().toList());
    if (facts.isEmpty()) {
      return;
    }
    String text =
        facts.size() == 1
            ? facts.getFirst().value()
            : facts.stream()
                .map(fact -> fact.name() + "\t" + fact.value())
                .collect(Collectors.joining(System.lineSeparator()));
    SecretClipboard.copyPlain(root.getDisplay(), text);
    String sentence =
        facts.size() == 1
            ? NLS.bind(Messages.General_copiedOne, facts.getFirst().name())
            : NLS.bind(Messages.General_copied, facts.size());
    StatusLine.tell(site.part().getWorkbenchWindow(), sentence);
  }

  private static List<AppFact> rows(List<?> some) {
    return some.stream().map(AppFact.class::cast).toList();
  }

  @Override
  public Control control() {
    return root;
  }

  @Override
  public void show(AppNode app) {
    List<AppFact> facts = AppFact.of(app);
    if (!facts.equals(viewer.getInput())) {
      viewer.setInput(facts);
      nameCopy();
    }
  }

  /** Ctrl+C copies facts only while they are in front. */
  @Override
  public void setInFront(boolean inFront) {
    IHandlerService handlers = site.part().getService(IHandlerService.class);
    copying.ifPresent(handlers::deactivateHandler);
    copying =
        inFront
            ? Optional.of(
                handlers.activateHandler(IWorkbenchCommandConstants.EDIT_COPY, new Copy()))
            : Optional.empty();
  }

  @Override
  public Node selected(AppNode app) {
    return app;
  }

  @Override
  public void setFocus() {
    viewer.getTable().setFocus();
  }

  private final class Copy extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
      copy();
      return null;
    }
  }
}
