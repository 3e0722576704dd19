package org.millrace.console.ui.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.millrace.console.core.settings.SettingsSave;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TitledDialog;
import org.millrace.console.ui.nodes.AppNode;

/** Others were faster: asks for each setting that both have changed whose value it shall have. */
final class ConflictDialog extends TitledDialog {
  private final AppNode app;
  private final SettingsSave.Conflict conflict;
  private final Map<String, Boolean> isMine = new HashMap<>();

  ConflictDialog(Shell parent, AppNode app, SettingsSave.Conflict conflict) {
    super(parent, NLS.bind(Messages.Conflict_title, app.app().name()));
    this.app = app;
    this.conflict = conflict;
  }

  /** The names for which the value that was edited here is wanted. */
  SortedSet<String> mine() {
    SortedSet<String> mine = new TreeSet<>(conflict.names());
    mine.removeIf(name -> !isMine.getOrDefault(name, false));
    return mine;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite body = ProductionStrip.over(area, app.installation(), 2);
    createSentence(body, conflict.reason(), 2);
    createSentence(body, Messages.Conflict_choose, 2);
    conflict.names().forEach(name -> createChoice(body, name));
    return area;
  }

  private void createChoice(Composite body, String name) {
    new Label(body, SWT.NONE).setText(name);
    Composite choices = new Composite(body, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(choices);
    TestIds.set(choice(choices, name, Messages.Conflict_mine, true), TestIds.mine(name));
    choice(choices, name, Messages.Conflict_theirs, false);
  }

  private Button choice(Composite choices, String name, String label, boolean mine) {
    Button button = new Button(choices, SWT.RADIO);
    button.setText(label);
    button.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> {
          if (button.getSelection()) {
            isMine.put(name, mine);
            getButton(IDialogConstants.OK_ID)
                .setEnabled(isMine.keySet().containsAll(conflict.names()));
          }
        }));
    return button;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Button save = createButton(parent, IDialogConstants.OK_ID, Messages.Conflict_save, false);
    TestIds.set(save, TestIds.SETTINGS_CONFLICT_SAVE);
    save.setEnabled(false);
    TestIds.set(
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true),
        TestIds.SETTINGS_CONFLICT_CANCEL);
  }
}
