package org.millrace.console.ui.preferences;

/** What holds for the whole console. */
public final class MillracePage extends FieldPage {
  public MillracePage() {
    super(Messages.Millrace_description);
  }

  @Override
  protected void createFieldEditors() {
    choice(
        Preferences.THEME,
        Messages.Theme_title,
        new String[][] {
          {Messages.Theme_system, ThemeChoice.SYSTEM.name()},
          {Messages.Theme_light, ThemeChoice.LIGHT.name()},
          {Messages.Theme_dark, ThemeChoice.DARK.name()}
        });
    choice(
        Preferences.NOTIFICATIONS,
        Messages.Notify_title,
        new String[][] {
          {Messages.Notify_all, Preferences.Notify.ALL.name()},
          {Messages.Notify_failures, Preferences.Notify.FAILURES.name()},
          {Messages.Notify_none, Preferences.Notify.NONE.name()}
        });
    choice(
        Preferences.TIMES,
        Messages.Times_title,
        new String[][] {
          {Messages.Times_local, "LOCAL"},
          {Messages.Times_utc, Preferences.UTC}
        });
    tick(Preferences.CONFIRM_EXIT, Messages.Exit_confirm);
  }
}
