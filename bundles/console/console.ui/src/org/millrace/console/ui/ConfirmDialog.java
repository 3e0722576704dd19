package org.millrace.console.ui;

import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.monitor.InstallationState;

/**
 * Asks before something that cannot be undone or that concerns production. Cancel is the default,
 * the other button says what it does, and nothing can be ticked to not be asked again.
 */
public final class ConfirmDialog extends TitledDialog {
  private static final int INSTEAD = IDialogConstants.CLIENT_ID;

  private final InstallationState installation;
  private final String question;
  private final String verb;
  private String nameToType = "";
  private Optional<Strip.Verb> instead = Optional.empty();
  private Optional<AsCommand.Script> script = Optional.empty();

  /**
   * @param verb what the button does, such as {@code Stop in Production}
   */
  public ConfirmDialog(Shell parent, InstallationState installation, String question, String verb) {
    super(parent, installation.label());
    this.installation = installation;
    this.question = question;
    this.verb = verb;
  }

  /** The person has to type the name of what will be gone. */
  public ConfirmDialog typing(String name) {
    nameToType = name;
    return this;
  }

  /** Offers something else to do, which closes this without doing what is asked about. */
  public ConfirmDialog insteadOffering(Strip.Verb verbInstead) {
    instead = Optional.of(verbInstead);
    return this;
  }

  /** Offers the lines for a shell that do what is asked about. */
  public ConfirmDialog asCommand(AsCommand.Script lines) {
    script = Optional.of(lines);
    return this;
  }

  /** Whether the person wants it. */
  public boolean confirmed() {
    int answer = open();
    if (answer == INSTEAD) {
      instead.ifPresent(chosen -> chosen.act().run());
    }
    return answer == OK;
  }

  @Override
  protected void buttonPressed(int id) {
    if (id == INSTEAD) {
      setReturnCode(INSTEAD);
      close();
    } else {
      super.buttonPressed(id);
    }
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite body = ProductionStrip.over(area, installation, 1);
    createSentence(body, question, 1);
    if (!nameToType.isEmpty()) {
      createNameField(body);
    }
    script.ifPresent(lines -> AsCommand.link(body, lines));
    return area;
  }

  private void createNameField(Composite body) {
    new Label(body, SWT.NONE).setText(NLS.bind(Messages.Confirm_typeName, nameToType));
    Text name = TestIds.set(new Text(body, SWT.BORDER), TestIds.CONFIRM_NAME);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
    name.addModifyListener(
        event -> getButton(IDialogConstants.OK_ID).setEnabled(isTyped(name.getText())));
  }

  private boolean isTyped(String text) {
    return text.strip().equals(nameToType);
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    instead.ifPresent(offered ->
        TestIds.set(
            createButton(parent, INSTEAD, offered.label(), false), TestIds.CONFIRM_INSTEAD));
    Button ok = createButton(parent, IDialogConstants.OK_ID, verb, false);
    ok.setEnabled(nameToType.isEmpty());
    TestIds.set(ok, TestIds.CONFIRM_OK);
    Button cancel = createButton(parent, IDialogConstants.CANCEL_ID, Messages.Confirm_cancel, true);
    TestIds.set(cancel, TestIds.CONFIRM_CANCEL);
    if (nameToType.isEmpty()) {
      cancel.setFocus();
    }
  }
}
