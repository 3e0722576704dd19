package org.millrace.console.ui.preferences;

import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** What holds for the whole console. */
public final class MillracePage extends FieldEditorPreferencePage
    implements IWorkbenchPreferencePage {

  public MillracePage() {
    super(GRID);
    setPreferenceStore(Preferences.kept());
  }

  @Override
  public void init(IWorkbench workbench) {
    setDescription(Messages.Millrace_description);
  }

  @Override
  protected void createFieldEditors() {
    add(
        Preferences.THEME,
        Messages.Theme_title,
        new String[][] {
          {Messages.Theme_system, ThemeChoice.SYSTEM.name()},
          {Messages.Theme_light, ThemeChoice.LIGHT.name()},
          {Messages.Theme_dark, ThemeChoice.DARK.name()}
        });
    add(
        Preferences.NOTIFICATIONS,
        Messages.Notify_title,
        new String[][] {
          {Messages.Notify_all, Preferences.Notify.ALL.name()},
          {Messages.Notify_failures, Preferences.Notify.FAILURES.name()},
          {Messages.Notify_none, Preferences.Notify.NONE.name()}
        });
    add(
        Preferences.TIMES,
        Messages.Times_title,
        new String[][] {
          {Messages.Times_local, "LOCAL"},
          {Messages.Times_utc, Preferences.UTC}
        });
  }

  private void add(String name, String title, String[][] choices) {
    addField(new RadioGroupFieldEditor(name, title, 1, choices, getFieldEditorParent(), true));
  }
}
