package org.millrace.console.ui.publish;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.publish.ProfileFormat;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.nodes.AppNode;

/** Asks which kind of publish profile to save, and where. */
final class ProfileDialog extends Dialog {
  private final AppNode app;
  private final boolean isEndpointOn;
  private ProfileFormat format = ProfileFormat.PUBXML;
  private Text path;
  private String chosen;

  ProfileDialog(Shell parent, AppNode app, boolean isEndpointOn) {
    super(parent);
    this.app = app;
    this.isEndpointOn = isEndpointOn;
    this.chosen = Path.of(System.getProperty("user.home"), fileName()).toString();
  }

  ProfileFormat format() {
    return format;
  }

  Path file() {
    return Path.of(chosen);
  }

  private String fileName() {
    return app.app().name() + "." + format.ending();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(NLS.bind(Messages.Profile_title, app.app().name(), app.installation().label()));
  }

  @Override
  protected boolean isResizable() {
    return true;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    GridLayoutFactory.fillDefaults().applyTo(area);
    ProductionStrip.create(area, app.installation());
    Composite body = new Composite(area, SWT.NONE);
    GridLayoutFactory.swtDefaults().margins(12, 12).numColumns(3).applyTo(body);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
    choice(body, ProfileFormat.PUBXML, Messages.Profile_pubxml, TestIds.PROFILE_PUBXML);
    choice(
        body,
        ProfileFormat.PUBLISH_SETTINGS,
        Messages.Profile_publishSettings,
        TestIds.PROFILE_PUBLISH_SETTINGS);
    createPath(body);
    hint(body, Messages.Profile_password);
    if (!isEndpointOn) {
      hint(body, Messages.Profile_turnsOn);
    }
    return area;
  }

  private void choice(Composite body, ProfileFormat offered, String words, String id) {
    Button button = TestIds.set(new Button(body, SWT.RADIO), id);
    button.setText(words);
    button.setSelection(offered == format);
    GridDataFactory.fillDefaults().span(3, 1).applyTo(button);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choose(offered)));
  }

  /** The file keeps its place and gets the other ending. */
  private void choose(ProfileFormat wanted) {
    String before = "." + format.ending();
    format = wanted;
    String text = path.getText();
    if (text.endsWith(before)) {
      path.setText(text.substring(0, text.length() - before.length()) + "." + wanted.ending());
    }
  }

  private void createPath(Composite body) {
    new Label(body, SWT.NONE).setText(Messages.Profile_file);
    path = TestIds.set(new Text(body, SWT.BORDER), TestIds.PROFILE_PATH);
    path.setText(chosen);
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(convertWidthInCharsToPixels(50), SWT.DEFAULT)
        .applyTo(path);
    path.addModifyListener(event -> getButton(IDialogConstants.OK_ID).setEnabled(isPath()));
    Button browse = new Button(body, SWT.PUSH);
    browse.setText(Messages.Profile_browse);
    browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse()));
  }

  private void browse() {
    FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
    dialog.setOverwrite(true);
    dialog.setFileName(fileName());
    String file = dialog.open();
    if (file != null) {
      path.setText(file);
    }
  }

  private boolean isPath() {
    try {
      Path typed = Path.of(path.getText().strip());
      return typed.isAbsolute() && typed.getFileName() != null;
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private void hint(Composite body, String text) {
    Label label = new Label(body, SWT.WRAP);
    label.setText(text);
    GridDataFactory.fillDefaults()
        .span(3, 1)
        .grab(true, false)
        .hint(convertWidthInCharsToPixels(70), SWT.DEFAULT)
        .applyTo(label);
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    TestIds.set(
        createButton(parent, IDialogConstants.OK_ID, Messages.Profile_save, true),
        TestIds.PROFILE_SAVE);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
  }

  @Override
  protected void okPressed() {
    chosen = path.getText().strip();
    super.okPressed();
  }
}
