package org.millrace.console.ui.preferences;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.millrace.console.core.publish.EndpointListeners;

/** What a person has chosen for this console, each with what holds until then. */
public final class Preferences {
  static final String THEME = "theme";
  static final String NOTIFICATIONS = "notifications";
  static final String TIMES = "times";
  static final String ENDPOINT_AT_START = "publish.atStart";
  static final String ENDPOINT_PORT = "publish.port";
  static final String UTC = "UTC";

  private static final IPreferenceStore STORE = store();

  /** Of which ends of work in the background a popup tells. */
  public enum Notify {
    ALL,
    FAILURES,
    NONE
  }

  private Preferences() {}

  private static IPreferenceStore store() {
    ScopedPreferenceStore store =
        new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.millrace.console.ui");
    store.setDefault(THEME, ThemeChoice.SYSTEM.name());
    store.setDefault(NOTIFICATIONS, Notify.ALL.name());
    store.setDefault(TIMES, "LOCAL");
    store.setDefault(ENDPOINT_AT_START, false);
    store.setDefault(ENDPOINT_PORT, EndpointListeners.USUAL_PORT);
    return store;
  }

  /** Where they are kept; whoever wants to know of changes listens there. */
  static IPreferenceStore kept() {
    return STORE;
  }

  static ThemeChoice theme() {
    return ThemeChoice.of(STORE.getString(THEME));
  }

  public static Notify notifications() {
    String chosen = STORE.getString(NOTIFICATIONS);
    for (Notify one : Notify.values()) {
      if (one.name().equals(chosen)) {
        return one;
      }
    }
    return Notify.ALL;
  }

  /** The zone in which times are shown. */
  public static ZoneId zone() {
    return UTC.equals(STORE.getString(TIMES)) ? ZoneOffset.UTC : ZoneId.systemDefault();
  }

  /** Whether the publish endpoint is turned on when the console starts. */
  public static boolean isEndpointWantedAtStart() {
    return STORE.getBoolean(ENDPOINT_AT_START);
  }

  /** Where the publish endpoint listens unless something else is typed. */
  public static EndpointListeners endpoint() {
    return EndpointListeners.usual().at(STORE.getInt(ENDPOINT_PORT));
  }
}
