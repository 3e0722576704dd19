package org.millrace.store;

/** Text from outside on its way into a column. */
final class Texts {
  private Texts() {}

  /** At most {@code length} characters, without U+0000, which not every database stores. */
  static String cut(String text, int length) {
    String storable = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    if (storable.length() <= length) {
      return storable;
    }
    // Never half of a character outside the basic plane.
    int end = Character.isHighSurrogate(storable.charAt(length - 1)) ? length - 1 : length;
    return storable.substring(0, end);
  }
}
