package org.millrace.console.ui.preferences;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.osgi.service.event.Event;

/** Gives the console the look that a person has chosen, at the start and whenever it is changed. */
public final class Themes {
  private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
  private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
  private static final String SYSTEM_IS_DARK = "org.millrace.console.systemIsDark";

  private final IWorkbench workbench;
  private final IThemeEngine engine;
  private boolean wasDark;

  private Themes(IWorkbench workbench) {
    this.workbench = workbench;
    this.engine = workbench.getService(IThemeEngine.class);
  }

  /** Before the first window: a dark theme of ours makes the desktop look dark, too. */
  public static void noteSystem(Display display) {
    display.setData(SYSTEM_IS_DARK, Display.isSystemDarkTheme());
  }

  /** Applies the choice of now and follows it; UI thread. */
  public static void start(IWorkbench workbench) {
    Themes themes = new Themes(workbench);
    themes.apply();
    themes.wasDark = themes.wanted(Preferences.theme()).equals(DARK);
    Preferences.kept()
        .addPropertyChangeListener(event -> {
          if (event.getProperty().equals(Preferences.THEME)) {
            themes.apply();
          }
        });
    workbench
        .getService(IEventBroker.class)
        .subscribe(IThemeEngine.Events.THEME_CHANGED, themes::changed);
  }

  private void apply() {
    String wanted = wanted(Preferences.theme());
    ITheme active = engine.getActiveTheme();
    if (active == null || !active.getId().equals(wanted)) {
      engine.setTheme(wanted, true);
    }
  }

  private String wanted(ThemeChoice choice) {
    boolean isSystemDark = Boolean.TRUE.equals(workbench.getDisplay().getData(SYSTEM_IS_DARK));
    return switch (choice) {
      case LIGHT -> LIGHT;
      case DARK -> DARK;
      case SYSTEM -> isSystemDark ? DARK : LIGHT;
    };
  }

  /** The platform's own page offers themes as well: what is chosen there is the choice, then. */
  private void changed(Event event) {
    Object theme = event.getProperty(IThemeEngine.Events.THEME);
    if (!(theme instanceof ITheme now)) {
      return;
    }
    if (wasDark && now.getId().equals(LIGHT)) {
      // Later: the platform's own listeners have to be through first.
      workbench
          .getDisplay()
          .asyncExec(() -> new DarkRemains(engine).remove(workbench.getDisplay()));
    }
    wasDark = now.getId().equals(DARK);
    if (!now.getId().equals(wanted(Preferences.theme()))) {
      choose(now);
    }
  }

  private void choose(ITheme now) {
    ThemeChoice chosen = now.getId().equals(DARK) ? ThemeChoice.DARK : ThemeChoice.LIGHT;
    if (now.getId().equals(wanted(chosen))) {
      Preferences.kept().setValue(Preferences.THEME, chosen.name());
    }
  }
}
