package org.millrace.console.ui.preferences;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** When and where the console's own publish endpoint listens. */
public final class PublishPage extends FieldEditorPreferencePage
    implements IWorkbenchPreferencePage {
  private static final int HIGHEST_PORT = 65_535;

  public PublishPage() {
    super(GRID);
    setPreferenceStore(Preferences.kept());
  }

  @Override
  public void init(IWorkbench workbench) {
    setDescription(Messages.Publish_description);
  }

  @Override
  protected void createFieldEditors() {
    addField(
        new BooleanFieldEditor(
            Preferences.ENDPOINT_AT_START, Messages.Publish_atStart, getFieldEditorParent()));
    IntegerFieldEditor port =
        new IntegerFieldEditor(
            Preferences.ENDPOINT_PORT, Messages.Publish_port, getFieldEditorParent());
    port.setValidRange(1, HIGHEST_PORT);
    port.setErrorMessage(Messages.Publish_badPort);
    addField(port);
  }
}
