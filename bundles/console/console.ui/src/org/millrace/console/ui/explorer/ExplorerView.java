package org.millrace.console.ui.explorer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** Finds a thing of an installation and shows whether it is well. */
public final class ExplorerView extends ViewPart {
  @Override
  public void createPartControl(Composite parent) {
    new Label(parent, SWT.NONE).setText("Not connected to any agent.");
  }

  @Override
  public void setFocus() {}
}
