package org.millrace.console.ui.deploy;

import java.util.Locale;
import org.millrace.model.AppName;

/** Makes names of apps out of names of files. */
final class AppNames {
  private AppNames() {}

  /** The name that a file or folder suggests; perhaps not a right one, so it is asked. */
  static String suggest(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.zip$", "");
    return name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** Why it cannot be the name of an app; null when it can, as JFace's validators want it. */
  static String problem(String name) {
    try {
      return new AppName(name).value().isEmpty() ? "" : null;
    } catch (IllegalArgumentException wrong) {
      return wrong.getMessage();
    }
  }
}
