package org.millrace.console.ui.preferences;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** A preference page of plain fields, one under the other. */
abstract class FieldPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
  static final int HIGHEST_PORT = 65_535;

  private final String description;

  FieldPage(String description) {
    this(description, Preferences.kept());
  }

  FieldPage(String description, IPreferenceStore store) {
    super(GRID);
    this.description = description;
    setPreferenceStore(store);
  }

  @Override
  public final void init(IWorkbench workbench) {
    setDescription(description);
  }

  final void tick(String name, String label) {
    addField(new BooleanFieldEditor(name, label, getFieldEditorParent()));
  }

  final void choice(String name, String title, String[][] choices) {
    addField(new RadioGroupFieldEditor(name, title, 1, choices, getFieldEditorParent(), true));
  }

  /** A number from {@code least} to {@code most}; another one is said and not kept. */
  final void number(String name, String label, int least, int most) {
    IntegerFieldEditor field =
        new IntegerFieldEditor(
            name, label, getFieldEditorParent(), Integer.toString(most).length());
    field.setValidRange(least, most);
    field.setErrorMessage(
        NLS.bind(Messages.Field_badNumber, Integer.toString(least), Integer.toString(most)));
    addField(field);
  }
}
