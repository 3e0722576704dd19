package org.millrace.model;

import java.io.Serial;

/**
 * A host.json, function.json or functions.metadata cannot be used. The message is one sentence that
 * names file and place.
 */
public final class ConfigurationException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
