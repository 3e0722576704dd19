package org.millrace.console.ui.editor;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.EditorPart;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.preferences.Preferences;

/**
 * One file of a function app: shows what is live, takes what is typed, and brings it live or keeps
 * it as a draft.
 */
public final class FileEditor extends EditorPart {
  private static final String TEXT_EDITING = "org.eclipse.ui.textEditorScope";

  private DraftStore drafts;
  private FileSession session;
  private FileWork work;

  @Override
  public void init(IEditorSite site, IEditorInput input) {
    setSite(site);
    setInput(input);
    setPartName(input.getName());
    setTitleToolTip(input.getToolTipText());
    drafts = site.getService(DraftStore.class);
    session = new FileSession(((FileInput) input).file(), drafts);
  }

  @Override
  public void createPartControl(Composite parent) {
    work = new FileWork(session, getSite(), parent, () -> firePropertyChange(PROP_DIRTY));
    getSite().setSelectionProvider(work.functions());
    getSite().getService(IContextService.class).activateContext(TEXT_EDITING);
    drafts.whenKnown(parent.getDisplay()::asyncExec, () -> begin(parent));
  }

  private void begin(Composite parent) {
    if (parent.isDisposed()) {
      return;
    }
    work.begin(((FileInput) getEditorInput()).function());
    Runnable listener = new Repaint(parent, this::showName)::request;
    drafts.addListener(listener);
    parent.addDisposeListener(event -> drafts.removeListener(listener));
    showName();
  }

  /** A draft is told by its tab, even while another file is in front. */
  private void showName() {
    String name = getEditorInput().getName();
    boolean isDraft = drafts.kept(session.file()).isPresent();
    setPartName(isDraft ? NLS.bind(Messages.Editor_draft, name) : name);
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    work.save();
  }

  FileWork work() {
    return work;
  }

  /** Who does not want to be asked when the console ends finds the text when it is opened again. */
  @Override
  public boolean isSaveOnCloseNeeded() {
    return isDirty() && !isLeft();
  }

  private static boolean isLeft() {
    return PlatformUI.getWorkbench().isClosing() && !Preferences.isExitConfirmed();
  }

  @Override
  public boolean isDirty() {
    return work != null && work.isDirty();
  }

  @Override
  public void doSaveAs() {
    // There is one place for a file: its app.
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }

  @Override
  public void setFocus() {
    work.setFocus();
  }

  @Override
  public void dispose() {
    if (work != null) {
      work.end(isLeft());
    }
    super.dispose();
  }
}
