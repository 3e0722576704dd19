package org.millrace.console.ui.code;

import java.util.List;
import java.util.Map;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.preferences.Preferences;

/** Says in the page's words how code looks by the theme and the preferences of now. */
final class Wardrobe {
  private static final int BRIGHT = 128;
  private static final double PIXELS_A_POINT = 96.0 / 72;

  private Wardrobe() {}

  static boolean isDark() {
    // The roles are bright where the ground is dark.
    RGB muted = ConsoleColors.MUTED.color().getRGB();
    return (muted.red + muted.green + muted.blue) / 3 > BRIGHT;
  }

  static Order.Look look() {
    FontData font = Preferences.codeFont();
    return new Order.Look(
        isDark() ? "vs-dark" : "vs",
        Map.of(
            "editor.background", isDark() ? "#1E1E1E" : "#FFFFFF",
            "editor.foreground", isDark() ? "#F0F0F0" : "#1B1B1B",
            "editorLineNumber.foreground", "#" + hex(ConsoleColors.MUTED),
            "editorError.foreground", "#" + hex(ConsoleColors.ERROR),
            "editorWarning.foreground", "#" + hex(ConsoleColors.WARN)),
        rules(),
        "'" + font.getName() + "', monospace",
        (int) Math.round(font.getHeight() * PIXELS_A_POINT),
        Preferences.tabWidth());
  }

  /** The same roles as the plain area has; what is more special is named, or it keeps its own. */
  private static List<Map<String, String>> rules() {
    return List.of(
        rule("comment", ConsoleColors.MUTED),
        rule("string", ConsoleColors.OK),
        rule("string.key.json", ConsoleColors.INFO),
        rule("string.value.json", ConsoleColors.OK),
        rule("keyword", ConsoleColors.INFO),
        rule("keyword.json", ConsoleColors.WARN),
        rule("number", ConsoleColors.WARN),
        rule("regexp", ConsoleColors.ERROR));
  }

  private static Map<String, String> rule(String token, ConsoleColors role) {
    return Map.of("token", token, "foreground", hex(role));
  }

  private static String hex(ConsoleColors role) {
    RGB color = role.color().getRGB();
    return "%02X%02X%02X".formatted(color.red, color.green, color.blue);
  }
}
