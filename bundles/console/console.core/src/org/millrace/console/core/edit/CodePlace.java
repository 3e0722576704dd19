package org.millrace.console.core.edit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the code a sentence of an agent points to.
 *
 * @param path relative to the app
 * @param line counted from 1
 */
public record CodePlace(String path, int line) {
  private static final Pattern WORDS =
      Pattern.compile("([\\w@.\\-/\\\\]+\\.\\w+)\"?, line (\\d{1,7})");
  private static final Pattern COLONS =
      Pattern.compile("([\\w@.\\-/\\\\]+\\.\\w+):(\\d{1,7})(?::\\d+)?");

  /** The first place that the sentence names. */
  public static Optional<CodePlace> in(String sentence) {
    return find(WORDS.matcher(sentence)).or(() -> find(COLONS.matcher(sentence)));
  }

  private static Optional<CodePlace> find(Matcher place) {
    return place.find()
        ? Optional.of(
            new CodePlace(place.group(1).replace('\\', '/'), Integer.parseInt(place.group(2))))
        : Optional.empty();
  }

  /** Whether the place is in this file; agents name files as their workers see them. */
  public boolean isIn(String file) {
    return path.equals(file) || path.endsWith("/" + file) || file.endsWith("/" + path);
  }
}
