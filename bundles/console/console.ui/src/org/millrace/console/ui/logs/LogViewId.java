package org.millrace.console.ui.logs;

import java.util.Optional;
import org.millrace.model.AppName;

/** Whose log a view shows, as the second part of the view's id: it may hold no colon. */
record LogViewId(String installation, AppName app) {
  static Optional<LogViewId> parse(String text) {
    int slash = text == null ? -1 : text.lastIndexOf('/');
    if (slash < 1) {
      return Optional.empty();
    }
    try {
      AppName app = new AppName(text.substring(slash + 1));
      return Optional.of(new LogViewId(text.substring(0, slash).replace(';', ':'), app));
    } catch (IllegalArgumentException noApp) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return installation.replace(':', ';') + "/" + app;
  }
}
