package org.millrace.console.ui.editor;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.EditorPart;
import org.millrace.console.core.edit.DraftStore;

/**
 * One file of a function app: shows what is live, takes what is typed, and brings it live or keeps
 * it as a draft.
 */
public final class FileEditor extends EditorPart {
  private static final String TEXT_EDITING = "org.eclipse.ui.textEditorScope";

  private FileSession session;
  private FileWork work;

  @Override
  public void init(IEditorSite site, IEditorInput input) {
    setSite(site);
    setInput(input);
    setPartName(input.getName());
    setTitleToolTip(input.getToolTipText());
    session = new FileSession(((FileInput) input).file(), site.getService(DraftStore.class));
  }

  @Override
  public void createPartControl(Composite parent) {
    work = new FileWork(session, getSite(), parent, () -> firePropertyChange(PROP_DIRTY));
    getSite().setSelectionProvider(work.functions());
    getSite().getService(IContextService.class).activateContext(TEXT_EDITING);
    work.begin(((FileInput) getEditorInput()).function());
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    work.save();
  }

  FileWork work() {
    return work;
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
      work.end();
    }
    super.dispose();
  }
}
