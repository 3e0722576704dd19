package org.millrace.command;

import java.util.regex.Pattern;

/** Text that others wrote, made harmless for a terminal: no escapes, no torn lines. */
final class Plain {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]+");
  private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

  private Plain() {}

  static String lines(String text) {
    return CONTROL.matcher(text).replaceAll("");
  }

  static String oneLine(String text) {
    return CONTROL.matcher(BREAK.matcher(text).replaceAll(" ")).replaceAll("");
  }
}
