package org.millrace.console.ui.apps;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.ui.InstallationPage;
import org.millrace.console.ui.PathField;
import org.millrace.console.ui.TestIds;

/** Where the app is made, what it is called, and what it starts with. */
final class NewAppPage extends InstallationPage {
  private final NewAppModel model;
  private PathField source;

  NewAppPage(NewAppModel model) {
    super("app", model.where());
    this.model = model;
    setTitle(Messages.NewApp_pageTitle);
    setDescription(Messages.NewApp_description);
    setPageComplete(false);
  }

  @Override
  protected void createFields(Composite page) {
    createInstallation(page, Messages.NewApp_installation, TestIds.APP_INSTALLATION);
    createName(page);
    createStart(page);
    createAsCommand(page, model::script);
  }

  @Override
  protected void installationChosen() {
    // What is entered stays; whether it is enough is another question there.
  }

  @Override
  protected String problem() {
    return model.problem();
  }

  private void createName(Composite page) {
    new Label(page, SWT.NONE).setText(Messages.NewApp_name);
    Text name = TestIds.set(new Text(page, SWT.BORDER), TestIds.APP_NAME);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
    name.setMessage(Messages.NewApp_nameHint);
    name.addModifyListener(event -> {
      model.setName(name.getText());
      validate();
    });
    name.setFocus();
  }

  private void createStart(Composite page) {
    new Label(page, SWT.NONE).setText(Messages.NewApp_startFrom);
    Composite choices = new Composite(page, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(choices);
    choice(choices, Messages.NewApp_empty, true).setSelection(true);
    choice(choices, Messages.NewApp_zipOrFolder, false);
    new Label(page, SWT.NONE).setText(Messages.NewApp_source);
    source = new PathField(page, TestIds.APP_SOURCE, this::setSource);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(source);
    source.setEnabled(false);
  }

  private Button choice(Composite choices, String label, boolean empty) {
    Button choice = new Button(choices, SWT.RADIO);
    choice.setText(label);
    choice.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> {
          if (choice.getSelection()) {
            model.setEmpty(empty);
            source.setEnabled(!empty);
            validate();
          }
        }));
    return choice;
  }

  private void setSource(String path) {
    model.setSource(path);
    validate();
  }
}
