package org.millrace.console.ui.preferences;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.TestIds;

/** What is asked before a deployment, and on which installations saving is one. */
public final class DeployPage extends FieldPage {
  private static final int LINES = 6;

  private Table policies;

  public DeployPage() {
    super(Messages.Deploy_description);
  }

  @Override
  protected void createFieldEditors() {
    tick(Preferences.ASK_DROPPED, Messages.Deploy_askDropped);
  }

  @Override
  protected Control createContents(Composite parent) {
    Control fields = super.createContents(parent);
    Composite below = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(below);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(below);
    new Label(below, SWT.NONE).setText(Messages.Deploy_policies);
    policies = new Table(below, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
    TestIds.set(policies, TestIds.PREFERENCES_POLICIES);
    int height = new PixelConverter(policies).convertHeightInCharsToPixels(LINES);
    GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, height).applyTo(policies);
    states().forEach(this::add);
    policies.addListener(SWT.Selection, DeployPage::keepProduction);
    return fields;
  }

  private static List<InstallationState> states() {
    return PlatformUI.getWorkbench().getService(InstallationConnections.class).states();
  }

  private void add(InstallationState state) {
    TableItem item = TestIds.set(new TableItem(policies, SWT.NONE), "policy:" + state.id());
    item.setData(state);
    item.setChecked(!state.isProduction() && !Preferences.keepsDrafts(state.id()));
    item.setText(
        state.isProduction()
            ? NLS.bind(Messages.Deploy_policyProduction, state.label())
            : state.label());
    if (state.isProduction()) {
      item.setForeground(ConsoleColors.MUTED.color());
    }
  }

  /** A reflex key must not change production, whatever is ticked. */
  private static void keepProduction(Event event) {
    boolean isTick = event.detail == SWT.CHECK;
    if (isTick && event.item.getData() instanceof InstallationState state && state.isProduction()) {
      ((TableItem) event.item).setChecked(false);
    }
  }

  @Override
  protected void performDefaults() {
    super.performDefaults();
    for (TableItem item : policies.getItems()) {
      item.setChecked(!((InstallationState) item.getData()).isProduction());
    }
  }

  @Override
  public boolean performOk() {
    for (TableItem item : policies.getItems()) {
      InstallationState state = (InstallationState) item.getData();
      if (!state.isProduction()) {
        Preferences.setKeepsDrafts(state.id(), !item.getChecked());
      }
    }
    return super.performOk();
  }
}
