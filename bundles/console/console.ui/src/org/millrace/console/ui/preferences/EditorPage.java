package org.millrace.console.ui.preferences;

import org.eclipse.jface.preference.FontFieldEditor;

/** In what code is edited, and how it looks there. */
public final class EditorPage extends FieldPage {
  private static final int WIDEST_TAB = 16;

  public EditorPage() {
    super(Messages.Editor_description);
    Preferences.offerFont();
  }

  @Override
  protected void createFieldEditors() {
    choice(
        Preferences.CODE_EDITOR,
        Messages.Editor_kind,
        new String[][] {
          {Messages.Editor_automatic, Preferences.CodeEditor.AUTOMATIC.name()},
          {Messages.Editor_plain, Preferences.CodeEditor.PLAIN.name()}
        });
    addField(
        new FontFieldEditor(Preferences.CODE_FONT, Messages.Editor_font, getFieldEditorParent()));
    number(Preferences.TAB_WIDTH, Messages.Editor_tabWidth, 1, WIDEST_TAB);
  }
}
