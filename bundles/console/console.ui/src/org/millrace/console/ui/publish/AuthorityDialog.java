package org.millrace.console.ui.publish;

import java.util.Arrays;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.SaveAsField;
import org.millrace.console.ui.SavingDialog;
import org.millrace.console.ui.TestIds;
import org.millrace.publish.TrustCommand;

/** Asks where to save an installation's CA, and shows how each system is told to trust it. */
final class AuthorityDialog extends SavingDialog {
  private static final int SHOWN_CHARACTERS = 80;

  private final InstallationState installation;
  private SaveAsField field;
  private Combo system;
  private Text command;

  AuthorityDialog(Shell parent, InstallationState installation) {
    super(parent, NLS.bind(Messages.Authority_title, installation.label()), TestIds.AUTHORITY_SAVE);
    this.installation = installation;
  }

  /** Debian takes no other ending. */
  private String fileName() {
    return "millrace-" + installation.label().replaceAll("[^A-Za-z0-9.-]", "-") + ".crt";
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite body = (Composite) super.createDialogArea(parent);
    GridLayoutFactory.swtDefaults().margins(12, 12).numColumns(3).applyTo(body);
    createSentence(body, Messages.Authority_why, 3);
    createPath(body);
    createSystem(body);
    createCommand(body);
    explain();
    return body;
  }

  private void createPath(Composite body) {
    field = createFile(body, TestIds.AUTHORITY_PATH, fileName());
    GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(field);
    field.onChange(this::explain);
  }

  private void createSystem(Composite body) {
    new Label(body, SWT.NONE).setText(Messages.Authority_system);
    system = TestIds.set(new Combo(body, SWT.READ_ONLY), TestIds.AUTHORITY_SYSTEM);
    system.setItems(
        Arrays.stream(TrustCommand.values()).map(TrustCommand::whom).toArray(String[]::new));
    system.select(ours().ordinal());
    GridDataFactory.swtDefaults().span(2, 1).applyTo(system);
    system.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> explain()));
  }

  private static TrustCommand ours() {
    return switch (Platform.getOS()) {
      case Platform.OS_WIN32 -> TrustCommand.WINDOWS;
      case Platform.OS_MACOSX -> TrustCommand.MACOS;
      default -> TrustCommand.DEBIAN;
    };
  }

  private void createCommand(Composite body) {
    Label label = new Label(body, SWT.NONE);
    label.setText(Messages.Authority_command);
    GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
    command =
        TestIds.set(
            new Text(body, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI | SWT.BORDER),
            TestIds.AUTHORITY_COMMAND);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(convertWidthInCharsToPixels(SHOWN_CHARACTERS), convertHeightInCharsToPixels(3))
        .applyTo(command);
    Button copy = new Button(body, SWT.PUSH);
    copy.setText(Messages.Authority_copy);
    GridDataFactory.swtDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(copy);
    copy.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> PublishFlow.copy(command.getText())));
  }

  private void explain() {
    TrustCommand chosen = TrustCommand.values()[system.getSelectionIndex()];
    command.setText(field.file().map(chosen::line).orElse(""));
  }
}
