package org.millrace.model;

import java.util.Map;
import java.util.TreeMap;

/** The app settings that a project keeps for its developer, in {@code local.settings.json}. */
public final class LocalSettings {
  private static final String FILE = "local.settings.json";

  private LocalSettings() {}

  /**
   * Reads the text of such a file: its section {@code Values}.
   *
   * @throws ConfigurationException when it cannot be read, or only with somebody's own key
   */
  public static Map<String, String> parse(String text) throws ConfigurationException {
    JsonSection root = new JsonSection(FILE, "", JsonDocument.readObject(text, FILE));
    if (root.flag("IsEncrypted", false)) {
      throw new ConfigurationException(
          FILE + " is encrypted. Decrypt it with 'func settings decrypt' and choose it again.");
    }
    return new TreeMap<>(root.section("Values").entries());
  }
}
