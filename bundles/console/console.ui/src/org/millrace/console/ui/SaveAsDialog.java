package org.millrace.console.ui;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.millrace.console.core.monitor.InstallationState;

/** Asks where to save something of an installation. */
final class SaveAsDialog extends SavingDialog {
  private static final int SHOWN_CHARACTERS = 70;

  private final InstallationState installation;
  private final SaveAs.Words words;

  SaveAsDialog(Shell parent, InstallationState installation, SaveAs.Words words) {
    super(parent, TestIds.SAVE_AS_SAVE);
    this.installation = installation;
    this.words = words;
  }

  /** What the person chose; empty when they think better of it. */
  Optional<Path> ask() {
    return open() == OK ? Optional.of(file()) : Optional.empty();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(words.title());
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite body = ProductionStrip.over(area, installation, 2);
    createFile(body, TestIds.SAVE_AS_PATH, words.fileName());
    Label hint = new Label(body, SWT.WRAP);
    hint.setText(words.hint());
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .grab(true, false)
        .hint(convertWidthInCharsToPixels(SHOWN_CHARACTERS), SWT.DEFAULT)
        .applyTo(hint);
    return area;
  }
}
