package org.millrace.console.ui.deploy;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.ui.InstallationPage;
import org.millrace.console.ui.PathField;
import org.millrace.console.ui.TestIds;

/** What is deployed where. */
final class DeployPage extends InstallationPage {
  private final DeployModel model;
  private Combo app;

  DeployPage(DeployModel model) {
    super("deploy", model.where());
    this.model = model;
    setTitle(Messages.Wizard_pageTitle);
    setDescription(Messages.Wizard_description);
  }

  @Override
  protected void createFields(Composite page) {
    createSource(page);
    createInstallation(page, Messages.Wizard_installation, TestIds.DEPLOY_INSTALLATION);
    createApp(page);
    createMessage(page);
    createAsCommand(page, model::script);
    installationChosen();
    setPageComplete(model.problem().isEmpty());
  }

  /** Offers its apps; the name that is typed stays. */
  @Override
  protected void installationChosen() {
    String typed = model.app();
    app.setItems(model.apps().toArray(String[]::new));
    app.setText(typed);
  }

  @Override
  protected String problem() {
    return model.problem();
  }

  private void createSource(Composite page) {
    new Label(page, SWT.NONE).setText(Messages.Wizard_source);
    PathField source =
        new PathField(
            page,
            TestIds.DEPLOY_SOURCE,
            path -> {
              model.setSource(path);
              validate();
            });
    GridDataFactory.fillDefaults().grab(true, false).applyTo(source);
    source.setPath(model.source());
  }

  private void createApp(Composite page) {
    new Label(page, SWT.NONE).setText(Messages.Wizard_app);
    app = TestIds.set(new Combo(page, SWT.DROP_DOWN), TestIds.DEPLOY_APP);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(app);
    app.addModifyListener(event -> {
      model.setApp(app.getText());
      validate();
    });
  }

  private void createMessage(Composite page) {
    new Label(page, SWT.NONE).setText(Messages.Wizard_message);
    Text message = TestIds.set(new Text(page, SWT.BORDER), TestIds.DEPLOY_MESSAGE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(message);
    message.addModifyListener(event -> model.setMessage(message.getText()));
  }
}
