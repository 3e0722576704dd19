package org.millrace.console.ui.deploy;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.PathField;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;

/** What is deployed where. */
final class DeployPage extends WizardPage {
  private final DeployModel model;
  private Strip production;
  private Combo installation;
  private Combo app;

  DeployPage(DeployModel model) {
    super("deploy");
    this.model = model;
    setTitle(Messages.Wizard_pageTitle);
    setDescription(Messages.Wizard_description);
  }

  @Override
  public void createControl(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(area);
    production = new Strip(area, TestIds.STRIP_PRODUCTION);
    Composite page = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(8, 8).applyTo(page);
    createSource(page);
    createInstallation(page);
    createApp(page);
    createMessage(page);
    setControl(area);
    showInstallation();
    setPageComplete(model.problem().isEmpty());
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

  private void createInstallation(Composite page) {
    new Label(page, SWT.NONE).setText(Messages.Wizard_installation);
    installation = TestIds.set(new Combo(page, SWT.READ_ONLY), TestIds.DEPLOY_INSTALLATION);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(installation);
    model.installations().stream().map(InstallationState::label).forEach(installation::add);
    installation.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> {
          model.setInstallation(model.installations().get(installation.getSelectionIndex()));
          showInstallation();
          validate();
        }));
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

  private void showInstallation() {
    model
        .installation()
        .ifPresent(chosen -> {
          installation.select(model.installations().indexOf(chosen));
          String typed = model.app();
          app.setItems(model.apps().toArray(String[]::new));
          app.setText(typed);
          ProductionStrip.show(production, chosen);
        });
  }

  private void validate() {
    String problem = model.problem();
    setErrorMessage(problem.isEmpty() ? null : problem);
    setPageComplete(problem.isEmpty());
  }
}
