package org.millrace.console.ui;

import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.millrace.console.core.monitor.InstallationState;

/**
 * A wizard's page about something of an installation that is chosen on it; marked if production.
 */
public abstract class InstallationPage extends WizardPage {
  private final InstallationChoice where;
  private Strip production;
  private Combo installation;
  private Optional<Link> asCommand = Optional.empty();
  private AsCommand.Script script = Optional::empty;

  protected InstallationPage(String name, InstallationChoice where) {
    super(name);
    this.where = where;
  }

  @Override
  public final void createControl(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(area);
    production = new Strip(area, TestIds.STRIP_PRODUCTION);
    Composite page = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(8, 8).applyTo(page);
    createFields(page);
    setControl(area);
    showInstallation();
  }

  /** Fills a grid of two columns: what a field is, and the field. */
  protected abstract void createFields(Composite page);

  /** Another installation was chosen. */
  protected abstract void installationChosen();

  /** The first thing that is missing or wrong, as a sentence; empty when there is none. */
  protected abstract String problem();

  protected final void createInstallation(Composite page, String label, String testId) {
    new Label(page, SWT.NONE).setText(label);
    installation = TestIds.set(new Combo(page, SWT.READ_ONLY), testId);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(installation);
    where.all().stream().map(InstallationState::label).forEach(installation::add);
    installation.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> {
          where.choose(where.all().get(installation.getSelectionIndex()));
          showInstallation();
          installationChosen();
          validate();
        }));
  }

  /** A link to the lines for a shell that do what the wizard will do. */
  protected final void createAsCommand(Composite page, AsCommand.Script lines) {
    script = lines;
    asCommand = Optional.of(AsCommand.link(page, lines));
    enableAsCommand();
  }

  private void enableAsCommand() {
    asCommand.ifPresent(link -> link.setEnabled(script.now().isPresent()));
  }

  private void showInstallation() {
    where
        .chosen()
        .ifPresent(chosen -> {
          installation.select(where.all().indexOf(chosen));
          ProductionStrip.show(production, chosen);
        });
  }

  protected final void validate() {
    String problem = problem();
    setErrorMessage(problem.isEmpty() ? null : problem);
    setPageComplete(problem.isEmpty());
    enableAsCommand();
  }
}
