package org.millrace.console.ui.agents;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

/** Where the agent is and how to sign in. */
final class AgentPage extends WizardPage {
  private final ConnectModel model;
  private Text address;
  private Text token;
  private Text name;
  private Combo kind;
  private boolean isShowing;

  AgentPage(ConnectModel model) {
    super("agent");
    this.model = model;
    setTitle(Messages.Connect_pageTitle);
    setDescription(Messages.Connect_description);
  }

  @Override
  public void createControl(Composite parent) {
    Composite page = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).spacing(8, 8).applyTo(page);
    address =
        field(
            page, Messages.Connect_address, SWT.BORDER, TestIds.CONNECT_ADDRESS, model::setAddress);
    GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(address);
    address.setMessage(Messages.Connect_addressHint);
    token =
        field(
            page,
            Messages.Connect_token,
            SWT.BORDER | SWT.PASSWORD,
            TestIds.CONNECT_TOKEN,
            model::setToken);
    createShowButton(page);
    name = field(page, Messages.Connect_name, SWT.BORDER, TestIds.CONNECT_NAME, model::setName);
    GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(name);
    name.setMessage(Messages.Connect_nameHint);
    createKind(page);
    showModel();
    setPageComplete(model.problem().isEmpty());
    setControl(page);
    (model.token().isEmpty() ? token : address).setFocus();
  }

  private Text field(
      Composite page, String label, int style, String testId, Consumer<String> into) {
    new Label(page, SWT.NONE).setText(label);
    Text text = TestIds.set(new Text(page, style), testId);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    text.addModifyListener(event -> typed(text.getText(), into));
    return text;
  }

  private void createShowButton(Composite page) {
    Button show = new Button(page, SWT.CHECK);
    show.setText(Messages.Connect_showToken);
    char hidden = token.getEchoChar();
    show.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(
            event -> token.setEchoChar(show.getSelection() ? '\0' : hidden)));
  }

  private void createKind(Composite page) {
    new Label(page, SWT.NONE).setText(Messages.Connect_kind);
    kind = TestIds.set(new Combo(page, SWT.READ_ONLY), TestIds.CONNECT_KIND);
    List.of(
            Messages.Connect_kindDevelopment,
            Messages.Connect_kindTest,
            Messages.Connect_kindProduction)
        .forEach(kind::add);
    kind.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(
            event -> model.setKind(Installation.Kind.values()[kind.getSelectionIndex()])));
  }

  private void typed(String text, Consumer<String> into) {
    if (isShowing) {
      return;
    }
    into.accept(text);
    showModel();
    String problem = model.problem();
    setErrorMessage(problem.isEmpty() ? null : problem);
    setPageComplete(problem.isEmpty());
  }

  /** A pasted connection line fills other fields as well. */
  private void showModel() {
    isShowing = true;
    set(address, model.address());
    set(token, model.token());
    set(name, model.name());
    kind.select(model.kind().ordinal());
    isShowing = false;
  }

  private static void set(Text field, String text) {
    if (!field.getText().strip().equals(text)) {
      field.setText(text);
    }
  }

  boolean blameAddress(String reason) {
    return blame(address, reason);
  }

  boolean blameToken(String reason) {
    return blame(token, reason);
  }

  boolean blameKind(String reason) {
    return blame((Control) kind, reason);
  }

  private boolean blame(Text field, String reason) {
    blame((Control) field, reason);
    field.selectAll();
    return false;
  }

  private boolean blame(Control field, String reason) {
    setErrorMessage(reason);
    getContainer().showPage(this);
    field.setFocus();
    return false;
  }
}
