package org.millrace.console.ui.settings;

import java.util.function.UnaryOperator;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TitledDialog;

/** Asks for the name and the value of a setting. Nothing is saved by it. */
final class SettingDialog extends TitledDialog {
  private static final int LINES = 5;

  private final InstallationState installation;
  private final UnaryOperator<String> complaint;
  private String name = "";
  private String value = "";
  private Text nameText;
  private Text valueText;
  private Label problem;

  /**
   * @param complaint what is wrong with a name, as a sentence; empty when nothing is
   */
  SettingDialog(
      Shell parent, InstallationState installation, String title, UnaryOperator<String> complaint) {
    super(parent, title);
    this.installation = installation;
    this.complaint = complaint;
  }

  /** Begins with what is there. */
  SettingDialog with(String knownName, String knownValue) {
    name = knownName;
    value = knownValue;
    return this;
  }

  String name() {
    return name;
  }

  String value() {
    return value;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite body = ProductionStrip.over(area, installation, 2);
    new Label(body, SWT.NONE).setText(Messages.Dialog_name);
    nameText = TestIds.set(new Text(body, SWT.BORDER), TestIds.SETTING_NAME);
    nameText.setText(name);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(nameText);
    createValue(body);
    problem = TestIds.set(new Label(body, SWT.WRAP), TestIds.SETTING_PROBLEM);
    problem.setForeground(ConsoleColors.ERROR.color());
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(problem);
    nameText.addModifyListener(event -> validate());
    return area;
  }

  private void createValue(Composite body) {
    Label label = new Label(body, SWT.NONE);
    label.setText(Messages.Dialog_value);
    GridDataFactory.swtDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(label);
    valueText = new Text(body, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    TestIds.set(valueText, TestIds.SETTING_VALUE);
    valueText.setText(value);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(convertWidthInCharsToPixels(60), convertHeightInCharsToPixels(LINES))
        .applyTo(valueText);
    // Nobody needs a tab in a value, everybody the way to the next field.
    valueText.addTraverseListener(event -> event.doit = true);
  }

  private void validate() {
    String said = complaint.apply(nameText.getText().strip());
    problem.setText(said);
    problem.requestLayout();
    getButton(IDialogConstants.OK_ID).setEnabled(said.isEmpty());
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    // No complaint about a field that nobody has touched yet.
    createVerb(parent, IDialogConstants.OK_LABEL, TestIds.SETTING_OK)
        .setEnabled(complaint.apply(name).isEmpty());
    if (!name.isEmpty()) {
      valueText.setFocus();
      valueText.selectAll();
    }
  }

  @Override
  protected void okPressed() {
    name = nameText.getText().strip();
    value = valueText.getText();
    super.okPressed();
  }
}
