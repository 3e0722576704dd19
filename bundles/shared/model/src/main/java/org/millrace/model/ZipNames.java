package org.millrace.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the names in a zip may be. */
final class ZipNames {
  private static final int UTF_8 = 1 << 11;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private ZipNames() {}

  /** Backslashes, which some Windows tools write, count as slashes. */
  static String decode(byte[] bytes, int flags) {
    return text(bytes, flags).replace('\\', '/');
  }

  private static String text(byte[] bytes, int flags) {
    if ((flags & UTF_8) != 0) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try {
      // Many tools write UTF-8 without saying so.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException noUtf8) {
      return new String(bytes, dosCharset());
    }
  }

  private static Charset dosCharset() {
    return Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;
  }

  /** Why an entry of that name is not taken; empty when it stays inside the package. */
  static Optional<String> danger(String name) {
    if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
      return Optional.of("entry " + shown(name) + " has an absolute path");
    }
    if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("entry " + shown(name) + " has no proper name");
    }
    for (String segment : name.split("/")) {
      if (segment.equals("..")) {
        return Optional.of("entry " + shown(name) + " leaves the package");
      }
    }
    return Optional.empty();
  }

  /** The name without empty and dot segments and without a slash at its end. */
  static String normal(String name) {
    if (!name.contains("//") && !name.contains("./") && !name.endsWith("/.")) {
      return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }
    List<String> segments = new ArrayList<>();
    for (String segment : name.split("/")) {
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return String.join("/", segments);
  }

  /** Fit to be printed in one line. */
  static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= 200 ? plain : plain.substring(0, 200) + "…";
  }
}
