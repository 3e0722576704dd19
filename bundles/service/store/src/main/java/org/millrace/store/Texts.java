package org.millrace.store;

/** Text from outside on its way into a column. */
final class Texts {
  private Texts() {}

  /** At most {@code length} characters. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    // Never half of a character outside the basic plane.
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
