package org.millrace.console.ui.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.millrace.console.core.publish.ProfileFormat;
import org.millrace.console.core.script.CommandScript;
import org.millrace.console.ui.AsCommand;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.SaveAsField;
import org.millrace.console.ui.SavingDialog;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.nodes.AppNode;

/** Asks which kind of publish profile to save, and where. */
final class ProfileDialog extends SavingDialog {
  private final AppNode app;
  private final boolean isEndpointOn;
  private ProfileFormat format = ProfileFormat.PUBXML;
  private SaveAsField field;

  ProfileDialog(Shell parent, AppNode app, boolean isEndpointOn) {
    super(
        parent,
        NLS.bind(Messages.Profile_title, app.app().name(), app.installation().label()),
        TestIds.PROFILE_SAVE);
    this.app = app;
    this.isEndpointOn = isEndpointOn;
  }

  ProfileFormat format() {
    return format;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite body = ProductionStrip.over(area, app.installation(), 2);
    choice(body, ProfileFormat.PUBXML, Messages.Profile_pubxml, TestIds.PROFILE_PUBXML);
    choice(
        body,
        ProfileFormat.PUBLISH_SETTINGS,
        Messages.Profile_publishSettings,
        TestIds.PROFILE_PUBLISH_SETTINGS);
    field = createFile(body, TestIds.PROFILE_PATH, app.app().name() + "." + format.ending());
    createSentence(body, Messages.Profile_password, 2);
    if (!isEndpointOn) {
      createSentence(body, Messages.Profile_turnsOn, 2);
    }
    AsCommand.link(body, this::script);
    return area;
  }

  private void choice(Composite body, ProfileFormat offered, String words, String id) {
    Button button = TestIds.set(new Button(body, SWT.RADIO), id);
    button.setText(words);
    button.setSelection(offered == format);
    GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choose(offered)));
  }

  private void choose(ProfileFormat wanted) {
    field.changeEnding("." + format.ending(), "." + wanted.ending());
    format = wanted;
  }

  private Optional<CommandScript> script() {
    String kind = format.ending().toLowerCase(Locale.ROOT);
    String name = app.app().name().value();
    return field
        .file()
        .map(to -> List.of("profile", name, "--format", kind, "--out", to.toString()))
        .map(words -> new CommandScript(app.installation().connection(), words));
  }
}
