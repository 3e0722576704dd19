package org.millrace.console.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Write, deploy, test: a tall editor area, the Explorer at its left. */
public final class FunctionsPerspective implements IPerspectiveFactory {
  @Override
  public void createInitialLayout(IPageLayout layout) {
    layout.addView(
        "org.millrace.console.view.explorer", IPageLayout.LEFT, 0.22f, layout.getEditorArea());
  }
}
