package org.millrace.console.ui.apps;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.PathField;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;

/** Where the app is made, what it is called, and what it starts with. */
final class NewAppPage extends WizardPage {
  private final NewAppModel model;
  private Strip production;
  private Combo installation;
  private PathField source;

  NewAppPage(NewAppModel model) {
    super("app");
    this.model = model;
    setTitle(Messages.NewApp_pageTitle);
    setDescription(Messages.NewApp_description);
    setPageComplete(false);
  }

  @Override
  public void createControl(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(area);
    production = new Strip(area, TestIds.STRIP_PRODUCTION);
    Composite page = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(8, 8).applyTo(page);
    createInstallation(page);
    createName(page);
    createStart(page);
    setControl(area);
    showInstallation();
  }

  private void createInstallation(Composite page) {
    new Label(page, SWT.NONE).setText(Messages.NewApp_installation);
    installation = TestIds.set(new Combo(page, SWT.READ_ONLY), TestIds.APP_INSTALLATION);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(installation);
    model.installations().stream().map(InstallationState::label).forEach(installation::add);
    installation.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> {
          model.setInstallation(installation.getSelectionIndex());
          showInstallation();
          validate();
        }));
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

  private void showInstallation() {
    model
        .installation()
        .ifPresent(chosen -> {
          installation.select(model.installations().indexOf(chosen));
          ProductionStrip.show(production, chosen);
        });
  }

  private void validate() {
    String problem = model.problem();
    setErrorMessage(problem.isEmpty() ? null : problem);
    setPageComplete(problem.isEmpty());
  }
}
