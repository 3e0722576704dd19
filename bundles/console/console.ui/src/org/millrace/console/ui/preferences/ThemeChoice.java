package org.millrace.console.ui.preferences;

/** How the console looks. */
enum ThemeChoice {
  /** Light or dark as the desktop is when the console starts. */
  SYSTEM,
  LIGHT,
  DARK;

  static ThemeChoice of(String name) {
    for (ThemeChoice choice : values()) {
      if (choice.name().equals(name)) {
        return choice;
      }
    }
    return SYSTEM;
  }
}
