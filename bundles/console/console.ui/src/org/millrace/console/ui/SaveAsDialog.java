package org.millrace.console.ui;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.millrace.console.core.monitor.InstallationState;

/** Asks where to save something of an installation. */
final class SaveAsDialog extends SavingDialog {
  private final InstallationState installation;
  private final SaveAs.Words words;

  SaveAsDialog(Shell parent, InstallationState installation, SaveAs.Words words) {
    super(parent, words.title(), TestIds.SAVE_AS_SAVE);
    this.installation = installation;
    this.words = words;
  }

  /** What the person chose; empty when they think better of it. */
  Optional<Path> ask() {
    return open() == OK ? Optional.of(file()) : Optional.empty();
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite body = ProductionStrip.over(area, installation, 2);
    createFile(body, TestIds.SAVE_AS_PATH, words.fileName());
    createSentence(body, words.hint(), 2);
    return area;
  }
}
