package org.millrace.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may call an HTTP function: everybody, or the holder of a key of this level. */
public enum AuthorizationLevel {
  ANONYMOUS,
  USER,
  FUNCTION,
  SYSTEM,
  ADMIN;

  /**
   * Reads {@code authLevel} of a binding; the letter case does not matter, as in the official host.
   */
  @JsonCreator
  public static AuthorizationLevel parse(String text) {
    try {
      return valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an authLevel. Use anonymous, function or admin.", unknown);
    }
  }

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
