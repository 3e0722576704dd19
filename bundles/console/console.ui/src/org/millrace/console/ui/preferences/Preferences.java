package org.millrace.console.ui.preferences;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.millrace.console.core.logs.LogLevel;
import org.millrace.console.core.publish.EndpointListeners;

/** What a person has chosen for this console, each with what holds until then. */
public final class Preferences {
  static final String QUALIFIER = "org.millrace.console.ui";
  static final String THEME = "theme";
  static final String NOTIFICATIONS = "notifications";
  static final String TIMES = "times";
  static final String CONFIRM_EXIT = "exit.confirm";
  static final String ASK_DROPPED = "deploy.askDropped";
  static final String ENDPOINT_AT_START = "publish.atStart";
  static final String ENDPOINT_PORT = "publish.port";
  static final String ENDPOINT_SECURE = "publish.secure";
  static final String ENDPOINT_SECURE_PORT = "publish.securePort";
  static final String LOG_LINES = "logs.lines";
  static final String LOG_LEVEL = "logs.level";
  static final String TEST_SECONDS = "test.seconds";
  static final String CALLED = "test.called";
  static final String CODE_EDITOR = "editor.kind";
  static final String CODE_FONT = "editor.font";
  static final String TAB_WIDTH = "editor.tabWidth";
  static final String UTC = "UTC";

  private static final String KEEPS_DRAFTS = "deploy.keepsDrafts.";
  private static final IPreferenceStore STORE =
      new ScopedPreferenceStore(InstanceScope.INSTANCE, QUALIFIER);

  /** Of which ends of work in the background a popup tells. */
  public enum Notify {
    ALL,
    FAILURES,
    NONE
  }

  /** In what code is edited. */
  public enum CodeEditor {
    /** The clever one where it can be. */
    AUTOMATIC,
    PLAIN
  }

  private Preferences() {}

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

  public static CodeEditor codeEditor() {
    boolean isPlain = CodeEditor.PLAIN.name().equals(STORE.getString(CODE_EDITOR));
    return isPlain ? CodeEditor.PLAIN : CodeEditor.AUTOMATIC;
  }

  /** The font of code; UI thread. */
  public static FontData codeFont() {
    offerFont();
    return PreferenceConverter.getFontData(STORE, CODE_FONT);
  }

  /** Until one is chosen it is the platform's for texts, which may change. */
  static void offerFont() {
    PreferenceConverter.setDefault(STORE, CODE_FONT, JFaceResources.getTextFont().getFontData());
  }

  /** In spaces. */
  public static int tabWidth() {
    return STORE.getInt(TAB_WIDTH);
  }

  /** Tells of changes of what concerns code, as long as the control is there; any thread. */
  public static void followCode(Control control, Runnable changed) {
    follow(control, "editor.", changed);
  }

  /** Where the publish endpoint listens unless something else is typed. */
  public static EndpointListeners endpoint() {
    int securePort =
        STORE.getBoolean(ENDPOINT_SECURE)
            ? STORE.getInt(ENDPOINT_SECURE_PORT)
            : EndpointListeners.NONE;
    return new EndpointListeners(STORE.getInt(ENDPOINT_PORT), securePort, false);
  }

  /** Whether ending the console asks about texts that are typed and not saved. */
  public static boolean isExitConfirmed() {
    return STORE.getBoolean(CONFIRM_EXIT);
  }

  /** Whether what is dropped on an app is asked about before it is deployed. */
  public static boolean isDroppedAskedAbout() {
    return STORE.getBoolean(ASK_DROPPED);
  }

  /**
   * Whether saving keeps a draft, although the installation is not production.
   *
   * @param installation the id of its connection
   */
  public static boolean keepsDrafts(String installation) {
    return STORE.getBoolean(KEEPS_DRAFTS + installation);
  }

  static void setKeepsDrafts(String installation, boolean keeps) {
    STORE.setValue(KEEPS_DRAFTS + installation, keeps);
  }

  /** How many lines a log stream holds. */
  public static int logLines() {
    return STORE.getInt(LOG_LINES);
  }

  /** From which level on a log stream shows lines until another one is chosen in it. */
  public static LogLevel logLevel() {
    String chosen = STORE.getString(LOG_LEVEL);
    for (LogLevel level : LogLevel.values()) {
      if (level.name().equals(chosen)) {
        return level;
      }
    }
    return LogLevel.INFORMATION;
  }

  /** Whether a function was ever called from this console. */
  public static boolean hasCalled() {
    return STORE.getBoolean(CALLED);
  }

  /** A function has answered. */
  public static void noteCall() {
    STORE.setValue(CALLED, true);
  }

  /** Tells when a function has answered for the first time, as long as the control is there. */
  public static void followCalls(Control control, Runnable changed) {
    follow(control, CALLED, changed);
  }

  private static void follow(Control control, String prefix, Runnable changed) {
    IPropertyChangeListener listener =
        event -> {
          if (event.getProperty().startsWith(prefix)) {
            changed.run();
          }
        };
    STORE.addPropertyChangeListener(listener);
    control.addDisposeListener(event -> STORE.removePropertyChangeListener(listener));
  }

  /** How long a test waits for a function. */
  public static Duration testLimit() {
    return Duration.ofSeconds(STORE.getInt(TEST_SECONDS));
  }
}
