package org.millrace.console.ui.preferences;

import org.millrace.console.core.logs.LogLevel;

/** How log streams begin. */
public final class LogsPage extends FieldPage {
  private static final int FEWEST_LINES = 1_000;
  private static final int MOST_LINES = 1_000_000;

  public LogsPage() {
    super(Messages.Logs_description);
  }

  @Override
  protected void createFieldEditors() {
    choice(
        Preferences.LOG_LEVEL,
        Messages.Logs_level,
        new String[][] {
          {Messages.Level_trace, LogLevel.TRACE.name()},
          {Messages.Level_debug, LogLevel.DEBUG.name()},
          {Messages.Level_information, LogLevel.INFORMATION.name()},
          {Messages.Level_warning, LogLevel.WARNING.name()},
          {Messages.Level_error, LogLevel.ERROR.name()},
          {Messages.Level_critical, LogLevel.CRITICAL.name()}
        });
    number(Preferences.LOG_LINES, Messages.Logs_lines, FEWEST_LINES, MOST_LINES);
  }
}
