package org.millrace.console.ui;

import java.util.List;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Lines for a shell, to be copied; those of one command at a time. */
final class AsCommandDialog extends TitledDialog {
  private static final int SHOWN_CHARACTERS = 76;
  private static final int SHOWN_LINES = 4;
  private static final int COPY = IDialogConstants.CLIENT_ID;

  private final List<AsCommand.Choice> choices;
  private Text lines;

  AsCommandDialog(Shell parent, List<AsCommand.Choice> choices) {
    super(parent, Messages.AsCommand_title);
    this.choices = choices;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite body = (Composite) super.createDialogArea(parent);
    GridLayoutFactory.swtDefaults().margins(12, 12).numColumns(2).applyTo(body);
    if (choices.size() > 1) {
      createChoice(body);
    }
    lines =
        TestIds.set(
            new Text(body, SWT.READ_ONLY | SWT.MULTI | SWT.BORDER | SWT.H_SCROLL),
            TestIds.AS_COMMAND_LINES);
    lines.setFont(JFaceResources.getTextFont());
    lines.setText(choices.getFirst().script().text());
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .grab(true, true)
        .hint(
            convertWidthInCharsToPixels(SHOWN_CHARACTERS),
            convertHeightInCharsToPixels(SHOWN_LINES))
        .applyTo(lines);
    createSentence(body, Messages.AsCommand_hint, 2);
    return body;
  }

  private void createChoice(Composite body) {
    new Label(body, SWT.NONE).setText(Messages.AsCommand_command);
    Combo command = TestIds.set(new Combo(body, SWT.READ_ONLY), TestIds.AS_COMMAND_CHOICE);
    choices.forEach(choice -> command.add(choice.label()));
    command.select(0);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(command);
    command.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(
            event -> lines.setText(choices.get(command.getSelectionIndex()).script().text())));
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    TestIds.set(createButton(parent, COPY, Messages.AsCommand_copy, true), TestIds.AS_COMMAND_COPY);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
  }

  /** Stays open, since another line may be wanted, too. */
  @Override
  protected void buttonPressed(int id) {
    if (id == COPY) {
      SecretClipboard.copyPlain(getShell().getDisplay(), lines.getText());
    } else {
      super.buttonPressed(id);
    }
  }
}
