package org.millrace.host.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes percent-encoding the way the official host does: what is no valid UTF-8 stays as it was
 * written, and in a path {@code %2F} stays, too.
 */
final class PercentCode {
  private PercentCode() {}

  static String path(String encoded) {
    return encoded.indexOf('%') < 0 ? encoded : decode(encoded, true);
  }

  /** A name or value of a query: a plus sign is a space. */
  static String query(String encoded) {
    String spaced = encoded.indexOf('+') < 0 ? encoded : encoded.replace('+', ' ');
    return spaced.indexOf('%') < 0 ? spaced : decode(spaced, false);
  }

  private static String decode(String encoded, boolean keepSlash) {
    StringBuilder decoded = new StringBuilder(encoded.length());
    int at = 0;
    while (at < encoded.length()) {
      char c = encoded.charAt(at);
      int first = c == '%' ? octet(encoded, at) : -1;
      if (first < 0 || (keepSlash && first == '/')) {
        decoded.append(c);
        at++;
        continue;
      }
      int length = sequenceLength(first);
      String character = length == 0 ? null : character(encoded, at, length);
      if (character == null) {
        decoded.append(c);
        at++;
      } else {
        decoded.append(character);
        at += 3 * length;
      }
    }
    return decoded.toString();
  }

  private static String character(String encoded, int at, int length) {
    ByteBuffer octets = ByteBuffer.allocate(length);
    for (int i = 0; i < length; i++) {
      int octet = octet(encoded, at + 3 * i);
      if (octet < 0) {
        return null;
      }
      octets.put((byte) octet);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString();
    } catch (CharacterCodingException noUtf8) {
      return null;
    }
  }

  private static int sequenceLength(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc0) {
      return 0;
    }
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0;
  }

  private static int octet(String text, int at) {
    if (at + 2 >= text.length() || text.charAt(at) != '%') {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
