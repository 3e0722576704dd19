package org.millrace.host.http;

import java.util.Map;
import java.util.Optional;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.KeySource.AppKeys;
import org.millrace.model.AuthorizationLevel;

/**
 * Judges the key a caller sent. Keys are compared exactly and in a time that does not depend on
 * where they differ.
 */
public final class KeyCheck {
  private static final String HEADER = "x-functions-key";
  private static final String QUERY = "code";

  private KeyCheck() {}

  /**
   * The level that the request's key gives: ADMIN, SYSTEM, FUNCTION, or ANONYMOUS without a valid
   * key.
   *
   * @param function the function called, in lower case; empty for calls to the host itself
   */
  public static AuthorizationLevel level(HttpRequest request, AppKeys keys, String function) {
    return level(request, QueryString.parse(request.query()), keys, function);
  }

  static AuthorizationLevel level(
      HttpRequest request, QueryString query, AppKeys keys, String function) {
    // The header wins even when it is empty; of several the first counts.
    Optional<String> sent = request.header(HEADER).map(String::strip).or(() -> query.first(QUERY));
    if (sent.isEmpty() || sent.get().isEmpty()) {
      return AuthorizationLevel.ANONYMOUS;
    }
    return level(sent.get(), keys, function);
  }

  private static AuthorizationLevel level(String sent, AppKeys keys, String function) {
    boolean master = same(sent, keys.master());
    boolean system = oneOf(sent, keys.system());
    boolean own =
        oneOf(sent, keys.host()) | oneOf(sent, keys.function().getOrDefault(function, Map.of()));
    if (master) {
      return AuthorizationLevel.ADMIN;
    }
    if (system) {
      return AuthorizationLevel.SYSTEM;
    }
    return own ? AuthorizationLevel.FUNCTION : AuthorizationLevel.ANONYMOUS;
  }

  /** Admin opens everything; otherwise the level must be the very one the function asks for. */
  public static boolean opens(AuthorizationLevel given, AuthorizationLevel required) {
    return required == AuthorizationLevel.ANONYMOUS
        || given == AuthorizationLevel.ADMIN
        || given == required;
  }

  private static boolean oneOf(String sent, Map<String, String> keys) {
    boolean found = false;
    for (String key : keys.values()) {
      found |= same(sent, key);
    }
    return found;
  }

  private static boolean same(String sent, String key) {
    if (key == null || key.isEmpty()) {
      return false;
    }
    int difference = sent.length() ^ key.length();
    for (int i = 0; i < sent.length(); i++) {
      difference |= sent.charAt(i) ^ key.charAt(i % key.length());
    }
    return difference == 0;
  }
}
