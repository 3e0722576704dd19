package org.millrace.publish;

import java.util.Optional;
import org.millrace.model.AppName;

/** Reads names of apps out of what strangers sent. */
final class AppNames {
  private AppNames() {}

  /**
   * @return empty when the text cannot be the name of an app
   */
  static Optional<AppName> read(String text) {
    try {
      return Optional.of(new AppName(text));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }
}
