package org.millrace.console.ui;

import java.nio.file.Path;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** A dialog that asks, among other things, for the file that something is saved as. */
public abstract class SavingDialog extends TitledDialog {
  private final String saveId;
  private SaveAsField field;
  private Path file;

  /**
   * @param saveId how tests find its Save button
   */
  protected SavingDialog(Shell parent, String title, String saveId) {
    super(parent, title);
    this.saveId = saveId;
  }

  /** Where to save, after the person pressed Save. */
  public final Path file() {
    return file;
  }

  /** Adds the field with its label to a grid of at least two columns. */
  protected final SaveAsField createFile(Composite body, String testId, String fileName) {
    new Label(body, SWT.NONE).setText(Messages.SaveAs_file);
    field = new SaveAsField(body, testId, fileName);
    field.onChange(this::enableSave);
    return field;
  }

  private void enableSave() {
    getButton(IDialogConstants.OK_ID).setEnabled(field.file().isPresent());
  }

  @Override
  protected final void createButtonsForButtonBar(Composite parent) {
    createVerb(parent, Messages.SaveAs_save, saveId);
  }

  @Override
  protected final void okPressed() {
    file = field.file().orElseThrow();
    super.okPressed();
  }
}
