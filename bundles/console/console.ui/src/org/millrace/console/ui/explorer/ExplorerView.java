package org.millrace.console.ui.explorer;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeViewerListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.CollapseAllHandler;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.swt.IFocusService;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.ListState;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.deploy.PackageDrop;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.GroupNode;
import org.millrace.console.ui.nodes.InstallationNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.console.ui.nodes.NodeTester;
import org.slf4j.LoggerFactory;

/** Finds a thing of an installation and shows whether it is well. */
public final class ExplorerView extends ViewPart {
  private static final String FILTER = "filter";

  private FileTree files;
  private ExplorerTree tree;
  private ExplorerFilter filter;
  private final Set<String> unfolded = new HashSet<>();
  private List<String> shownOrder = List.of();
  private final StackLayout stack = new StackLayout();
  private InstallationConnections connections;
  private Composite root;
  private Composite pages;
  private Composite empty;
  private Composite full;
  private Text filterText;
  private String kept = "";
  private TreeViewer viewer;
  private ConnectionStrip strip;

  @Override
  public void init(IViewSite site, IMemento memento) throws PartInitException {
    super.init(site, memento);
    kept = Optional.ofNullable(memento).map(before -> before.getString(FILTER)).orElse("");
  }

  @Override
  public void saveState(IMemento memento) {
    memento.putString(FILTER, filterText.getText());
  }

  @Override
  public void createPartControl(Composite parent) {
    connections = getSite().getService(InstallationConnections.class);
    files = new FileTree(connections, new FileChanges());
    tree = new ExplorerTree(files);
    filter = new ExplorerFilter(tree);
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.EXPLORER);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
    strip =
        new ConnectionStrip(
            root, TestIds.EXPLORER_STRIP, getSite().getWorkbenchWindow(), Clock.systemUTC());
    pages = new Composite(root, SWT.NONE);
    pages.setLayout(stack);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(pages);
    empty = createEmpty();
    full = createFull();
    SnapshotUpdates.follow(connections, root, this::show);
  }

  private Composite createEmpty() {
    return new StatePane(
        pages,
        Messages.Explorer_empty,
        Messages.Explorer_emptyHint,
        Messages.Explorer_connect,
        TestIds.EXPLORER_CONNECT,
        () -> Commands.run(getSite(), ConsoleIds.COMMAND_CONNECT));
  }

  private Composite createFull() {
    Composite page = new Composite(pages, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(page);
    filterText = new Text(page, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH);
    TestIds.set(filterText, TestIds.EXPLORER_FILTER);
    filterText.setMessage(Messages.Explorer_filter);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(filterText);
    filterText.addModifyListener(event -> filterBy(filterText.getText()));
    createViewer(page);
    if (!kept.isEmpty()) {
      filterText.setText(kept);
    }
    return page;
  }

  private void createViewer(Composite page) {
    viewer = new TreeViewer(page, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTree(), TestIds.EXPLORER_TREE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
    viewer.setUseHashlookup(true);
    viewer.setContentProvider(tree);
    DraftStore drafts = getSite().getService(DraftStore.class);
    viewer.setLabelProvider(
        new ExplorerLabels(
            new LocalResourceManager(JFaceResources.getResources(), viewer.getControl()),
            new ExplorerDrafts(drafts)));
    Runnable draftsChanged = new Repaint(viewer.getControl(), viewer::refresh)::request;
    drafts.addListener(draftsChanged);
    viewer.getControl().addDisposeListener(event -> drafts.removeListener(draftsChanged));
    viewer.addFilter(filter);
    ColumnViewerToolTipSupport.enableFor(viewer);
    viewer.addTreeListener(
        new ITreeViewerListener() {
          @Override
          public void treeExpanded(TreeExpansionEvent event) {
            opened((Node) event.getElement());
          }

          @Override
          public void treeCollapsed(TreeExpansionEvent event) {
            // Nothing to be read.
          }
        });
    viewer.addOpenListener(event -> open((IStructuredSelection) event.getSelection()));
    viewer.setInput(this);
    new PackageDrop(viewer, getSite()).install();
    // Pasting is the filter's own when that has the focus.
    getSite()
        .getService(IFocusService.class)
        .addFocusTracker(viewer.getControl(), ConsoleIds.FOCUS_EXPLORER_TREE);
    offerCommands();
  }

  private void offerCommands() {
    MenuManager menu = new MenuManager();
    viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
    getSite().registerContextMenu(menu, viewer);
    getSite().setSelectionProvider(viewer);
    getSite()
        .getService(IHandlerService.class)
        .activateHandler(CollapseAllHandler.COMMAND_ID, new CollapseAllHandler(viewer));
  }

  private void opened(Node branch) {
    if (branch instanceof AppPartNode part && part.kind() == AppPartNode.Kind.FILES) {
      files.open(part.parent());
    }
  }

  private void show(List<InstallationState> states) {
    files.follow(states);
    tree.setStates(states);
    stack.topControl = states.isEmpty() ? empty : full;
    pages.layout();
    refresh(states);
    unfold(states);
    strip.show(states);
    NodeTester.requestEvaluation(getSite());
    TestIds.shown(root, ListState.of(states), ListState.revision(states));
  }

  /** A row that moves loses what was unfolded below it, so that is brought back. */
  private void refresh(List<InstallationState> states) {
    List<String> order = states.stream().map(InstallationState::id).toList();
    Object[] unfoldedRows = viewer.getExpandedElements();
    viewer.refresh();
    if (!order.equals(shownOrder)) {
      shownOrder = order;
      viewer.setExpandedElements(unfoldedRows);
    }
  }

  /** Apps that are seen for the first time are not hidden in a folded branch. */
  private void unfold(List<InstallationState> states) {
    for (InstallationState state : states) {
      boolean isNew = !state.apps().isEmpty() && unfolded.add(state.id());
      if (isNew) {
        viewer.setExpandedState(new InstallationNode(state), true);
        viewer.setExpandedState(new GroupNode(state, GroupNode.Kind.APPS), true);
      }
    }
    unfolded.retainAll(states.stream().map(InstallationState::id).toList());
  }

  private void filterBy(String text) {
    filter.setText(text);
    viewer.refresh();
    if (filter.isSet()) {
      viewer.expandAll();
    }
  }

  /** Runs what opens the thing; what nobody opens is folded or unfolded. */
  private void open(IStructuredSelection selection) {
    Node node = (Node) selection.getFirstElement();
    if (node != null && !Commands.run(getSite(), OpenCommands.of(node))) {
      viewer.setExpandedState(node, !viewer.getExpandedState(node));
    }
  }

  /** Brings the Explorer to the front with the installation selected. */
  public static void reveal(IWorkbenchWindow window, InstallationState state) {
    try {
      ExplorerView view = (ExplorerView) window.getActivePage().showView(ConsoleIds.VIEW_EXPLORER);
      view.viewer.setSelection(new StructuredSelection(new InstallationNode(state)), true);
    } catch (PartInitException broken) {
      LoggerFactory.getLogger(ExplorerView.class).error("The view cannot be shown", broken);
    }
  }

  @Override
  public void setFocus() {
    if (stack.topControl == full) {
      viewer.getControl().setFocus();
    } else {
      empty.setFocus();
    }
  }

  private final class FileChanges implements FileTree.Changes {
    @Override
    public void come(AppPartNode branch) {
      changed(branch);
      if (!root.isDisposed()) {
        viewer.setExpandedState(branch, true);
      }
    }

    @Override
    public void changed(AppPartNode branch) {
      if (!root.isDisposed()) {
        viewer.refresh(branch);
      }
    }

    @Override
    public void failed(String sentence) {
      if (!root.isDisposed()) {
        StatusLine.tell(getSite().getWorkbenchWindow(), sentence);
      }
    }
  }
}
