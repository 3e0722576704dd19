package org.millrace.console.ui;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.IWorkbenchWindow;

/** The line at the foot of a window. */
public final class StatusLine {
  private StatusLine() {}

  /** Shows a sentence until the next one. */
  public static void tell(IWorkbenchWindow window, String sentence) {
    IWorkbenchPage page = window.getActivePage();
    IWorkbenchPart part = page == null ? null : page.getActivePart();
    if (part != null) {
      tell(part.getSite(), sentence);
    }
  }

  private static void tell(IWorkbenchPartSite site, String sentence) {
    IStatusLineManager line =
        switch (site) {
          case IViewSite view -> view.getActionBars().getStatusLineManager();
          case IEditorSite editor -> editor.getActionBars().getStatusLineManager();
          default -> null;
        };
    if (line != null) {
      line.setMessage(sentence);
    }
  }
}
