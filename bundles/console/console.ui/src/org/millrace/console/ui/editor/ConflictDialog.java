package org.millrace.console.ui.editor;

import java.util.List;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.SaveOutcome;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TitledDialog;
import org.millrace.model.AppName;

/** Asks what is to become of a person's text after somebody else has deployed. */
final class ConflictDialog extends TitledDialog {
  /** What the person wants. */
  enum Choice {
    RELOAD_THEIRS,
    DEPLOY_MINE,
    /** Back to the editor, with all text. */
    CANCEL
  }

  private static final int RELOAD = IDialogConstants.CLIENT_ID;
  private static final int DEPLOY = IDialogConstants.CLIENT_ID + 1;

  private final InstallationState installation;
  private final AppName app;
  private final SaveOutcome.Conflict conflict;
  private final List<Draft> mine;

  ConflictDialog(
      Shell parent,
      InstallationState installation,
      AppName app,
      SaveOutcome.Conflict conflict,
      List<Draft> mine) {
    super(parent, NLS.bind(Messages.Conflict_title, app));
    this.installation = installation;
    this.app = app;
    this.conflict = conflict;
    this.mine = mine;
  }

  Choice choice() {
    return switch (open()) {
      case RELOAD -> Choice.RELOAD_THEIRS;
      case DEPLOY -> Choice.DEPLOY_MINE;
      default -> Choice.CANCEL;
    };
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite body = ProductionStrip.over(area, installation, 1);
    createSentence(body, ConflictWords.sentence(app, conflict), 1);
    for (Draft draft : mine) {
      Object[] values = {draft.file().path(), draft.base().deployment()};
      createSentence(body, NLS.bind(Messages.Conflict_mine, values), 1);
    }
    createSentence(body, Messages.Conflict_ways, 1);
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    button(parent, RELOAD, Messages.Conflict_reload, TestIds.CONFLICT_RELOAD);
    String deploy =
        installation.isProduction()
            ? Messages.Conflict_deployInProduction
            : Messages.Conflict_deploy;
    button(parent, DEPLOY, deploy, TestIds.CONFLICT_DEPLOY);
    Button cancel =
        createButton(parent, IDialogConstants.CANCEL_ID, Messages.Conflict_cancel, true);
    TestIds.set(cancel, TestIds.CONFLICT_CANCEL);
    cancel.setFocus();
  }

  private void button(Composite parent, int id, String label, String testId) {
    TestIds.set(createButton(parent, id, label, false), testId);
  }

  @Override
  protected void buttonPressed(int id) {
    setReturnCode(id);
    close();
  }
}
