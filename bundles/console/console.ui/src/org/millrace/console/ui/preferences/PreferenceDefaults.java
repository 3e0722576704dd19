package org.millrace.console.ui.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.millrace.console.core.logs.LogLevel;
import org.millrace.console.core.publish.EndpointListeners;

/** What holds until a person chooses otherwise; a product's customization comes after it. */
public final class PreferenceDefaults extends AbstractPreferenceInitializer {
  private static final int LOG_LINES = 50_000;
  private static final int TAB_WIDTH = 4;

  /** Azure's own limit of a call that is waited for. */
  private static final int TEST_SECONDS = 230;

  @Override
  public void initializeDefaultPreferences() {
    IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(Preferences.QUALIFIER);
    defaults.put(Preferences.THEME, ThemeChoice.SYSTEM.name());
    defaults.put(Preferences.NOTIFICATIONS, Preferences.Notify.ALL.name());
    defaults.put(Preferences.TIMES, "LOCAL");
    defaults.putBoolean(Preferences.CONFIRM_EXIT, true);
    defaults.putBoolean(Preferences.ASK_DROPPED, false);
    defaults.put(Preferences.CODE_EDITOR, Preferences.CodeEditor.AUTOMATIC.name());
    defaults.putInt(Preferences.TAB_WIDTH, TAB_WIDTH);
    defaults.putBoolean(Preferences.ENDPOINT_AT_START, true);
    defaults.putInt(Preferences.ENDPOINT_PORT, EndpointListeners.USUAL_PORT);
    defaults.putBoolean(Preferences.ENDPOINT_SECURE, true);
    defaults.putInt(Preferences.ENDPOINT_SECURE_PORT, EndpointListeners.USUAL_SECURE_PORT);
    defaults.putInt(Preferences.LOG_LINES, LOG_LINES);
    defaults.put(Preferences.LOG_LEVEL, LogLevel.INFORMATION.name());
    defaults.putInt(Preferences.TEST_SECONDS, TEST_SECONDS);
  }
}
