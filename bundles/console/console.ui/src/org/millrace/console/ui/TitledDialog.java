package org.millrace.console.ui;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** A dialog that has a title and can be made larger. */
public abstract class TitledDialog extends Dialog {
  private static final int LINE = 70;

  private final String title;

  protected TitledDialog(Shell parent, String title) {
    super(parent);
    this.title = title;
  }

  @Override
  protected final void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(title);
  }

  @Override
  protected final boolean isResizable() {
    return true;
  }

  /**
   * Adds words that may need more than a line.
   *
   * @param columns of the grid that they go over
   */
  protected final void createSentence(Composite body, String words, int columns) {
    Label label = new Label(body, SWT.WRAP);
    label.setText(words);
    GridDataFactory.fillDefaults()
        .span(columns, 1)
        .grab(true, false)
        .hint(convertWidthInCharsToPixels(LINE), SWT.DEFAULT)
        .applyTo(label);
  }

  /** Adds the button that does what is asked for, and the one that leaves everything as it is. */
  protected final Button createVerb(Composite bar, String verb, String testId) {
    Button ok = TestIds.set(createButton(bar, IDialogConstants.OK_ID, verb, true), testId);
    createButton(bar, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    return ok;
  }
}
