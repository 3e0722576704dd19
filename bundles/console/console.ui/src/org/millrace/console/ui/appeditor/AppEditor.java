package org.millrace.console.ui.appeditor;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.ISaveablePart2;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.AppPage;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.AppSelection;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.deploy.DeploymentsPage;
import org.millrace.console.ui.explorer.ConnectionStrip;
import org.millrace.console.ui.explorer.ExplorerImages;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.NodeTester;
import org.millrace.console.ui.settings.ConfigurationPage;
import org.millrace.console.ui.settings.KeysPage;
import org.millrace.management.InstallationSnapshot;

/**
 * Everything about one function app, a page for each side of it. Follows the snapshots; what is
 * edited on a page stays until it is saved or discarded.
 */
public final class AppEditor extends MultiPageEditorPart implements ISaveablePart2, AppPageSite {
  private final Map<PageKind, AppPage> pages = new EnumMap<>(PageKind.class);
  private final AppSelection selection = new AppSelection();
  private final StackLayout stack = new StackLayout();
  private AppEditorInput input;
  private InstallationConnections connections;
  private Composite root;
  private ConnectionStrip connection;
  private AppHead head;
  private Composite body;
  private Composite inner;
  private StatePane nothing;
  private ExplorerImages images;
  private Optional<AppNode> shown = Optional.empty();
  private Optional<PageKind> inFront = Optional.empty();

  @Override
  public void init(IEditorSite site, IEditorInput editorInput) throws PartInitException {
    if (!(editorInput instanceof AppEditorInput known)) {
      throw new PartInitException("This editor is for function apps.");
    }
    super.init(site, editorInput);
    input = known;
    connections = site.getService(InstallationConnections.class);
    setPartName(known.getName());
  }

  /** The head lies over the pages, since it is about the app whatever page is in front. */
  @Override
  protected Composite createPageContainer(Composite parent) {
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.APP);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
    images = new ExplorerImages(new LocalResourceManager(JFaceResources.getResources(), root));
    connection =
        new ConnectionStrip(
            root, TestIds.APP_STRIP, getSite().getWorkbenchWindow(), Clock.systemUTC());
    head = new AppHead(root, this);
    body = new Composite(root, SWT.NONE);
    body.setLayout(stack);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
    nothing = new StatePane(body, TestIds.APP_ACT);
    inner = new Composite(body, SWT.NONE);
    inner.setLayout(new FillLayout());
    return inner;
  }

  @Override
  protected void createPages() {
    getSite().setSelectionProvider(selection);
    for (PageKind kind : PageKind.values()) {
      AppPage page = create(kind);
      pages.put(kind, page);
      setPageText(addPage(page.control()), kind.title());
    }
    TestIds.set(getContainer(), TestIds.APP_PAGES);
    SnapshotUpdates.followOne(connections, input.installation(), root, this::show);
  }

  private AppPage create(PageKind kind) {
    Composite parent = getContainer();
    return switch (kind) {
      case OVERVIEW -> new OverviewPage(parent, this);
      case FUNCTIONS -> new FunctionsPage(parent, this);
      case CONFIGURATION -> new ConfigurationPage(parent, this);
      case KEYS -> new KeysPage(parent, this);
      case DEPLOYMENTS -> new DeploymentsPage(parent, this);
      case GENERAL -> new GeneralPage(parent, this);
    };
  }

  private void show(Optional<InstallationState> installation) {
    connection.show(installation.stream().toList());
    Optional<AppNode> app =
        installation.flatMap(
            state -> state.app(input.app()).map(known -> new AppNode(state, known)));
    if (app.isPresent()) {
      show(app.get());
    } else {
      showNothing(installation);
    }
    long revision =
        installation.flatMap(InstallationState::snapshot).map(InstallationSnapshot::seq).orElse(0L);
    TestIds.shown(root, AppEditorState.of(installation, app.isPresent()), revision);
  }

  private void show(AppNode app) {
    shown = Optional.of(app);
    setTitleImage(images.image(app));
    setTitleToolTip(NLS.bind(Messages.Editor_tooltip, input.app(), app.installation().label()));
    head.show(app);
    pages.values().forEach(page -> page.show(app));
    bringUp(inner);
    selectionChanged();
    NodeTester.requestEvaluation(getSite());
  }

  private void showNothing(Optional<InstallationState> installation) {
    head.hide();
    nothing.say(
        AppEditorState.whyNot(input, installation),
        "",
        Messages.Editor_close,
        () -> getSite().getPage().closeEditor(this, true));
    bringUp(nothing);
  }

  private void bringUp(Composite control) {
    if (stack.topControl != control) {
      stack.topControl = control;
      body.layout(true, true);
    }
  }

  /** Brings a page to the front. */
  void show(PageKind kind) {
    setActivePage(kind.ordinal());
    pages.get(kind).setFocus();
  }

  @Override
  protected void pageChange(int index) {
    super.pageChange(index);
    PageKind now = PageKind.values()[index];
    inFront.filter(before -> before != now).ifPresent(left -> pages.get(left).setInFront(false));
    inFront = Optional.of(now);
    pages.get(now).setInFront(true);
    selectionChanged();
  }

  @Override
  public IWorkbenchPartSite part() {
    return getSite();
  }

  @Override
  public Optional<AppNode> app() {
    return shown;
  }

  @Override
  public Optional<InstallationMonitor> monitor() {
    return connections.find(input.installation());
  }

  @Override
  public void dirtyChanged() {
    firePropertyChange(ISaveablePart2.PROP_DIRTY);
  }

  @Override
  public void selectionChanged() {
    if (shown.isPresent() && inFront.isPresent()) {
      selection.set(pages.get(inFront.get()).selected(shown.get()));
    }
  }

  @Override
  public boolean isDirty() {
    return dirtyPage().isPresent();
  }

  /** Comes back at once; the pages save in the background and stay dirty until it is done. */
  @Override
  public void doSave(IProgressMonitor monitor) {
    save(() -> {});
  }

  private void save(Runnable saved) {
    dirtyPage().ifPresent(page -> page.save(saved));
  }

  private Optional<AppPage> dirtyPage() {
    for (AppPage page : pages.values()) {
      if (page.isDirty()) {
        return Optional.of(page);
      }
    }
    return Optional.empty();
  }

  /** Saving takes a while: the editor is closed when it is done, and stays when it failed. */
  @Override
  public int promptToSaveOnClose() {
    String[] buttons = {
      Messages.Editor_closeSave, Messages.Editor_closeDiscard, Messages.Editor_closeCancel
    };
    String question = NLS.bind(Messages.Editor_closeQuestion, input.app());
    int choice =
        MessageDialog.open(
            MessageDialog.QUESTION,
            getSite().getShell(),
            Messages.Editor_closeTitle,
            question,
            SWT.NONE,
            buttons);
    return switch (choice) {
      case 0 -> {
        save(() -> getSite().getPage().closeEditor(this, false));
        yield CANCEL;
      }
      case 1 -> NO;
      default -> CANCEL;
    };
  }

  @Override
  public void doSaveAs() {
    // Never offered: an app has one place.
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }

  /** Commands of a page reach it while it is in front. */
  @Override
  public <T> T getAdapter(Class<T> adapter) {
    Optional<AppPage> page = inFront.map(pages::get);
    return page.filter(adapter::isInstance).isPresent()
        ? adapter.cast(page.get())
        : super.getAdapter(adapter);
  }

  @Override
  public void setFocus() {
    inFront.map(pages::get).ifPresent(AppPage::setFocus);
  }
}
