package org.millrace.console.core.edit;

import org.millrace.model.AppName;

/**
 * A file of a function app, whatever its content.
 *
 * @param installation the id of the connection
 * @param path relative to the app, with forward slashes
 */
public record FileKey(String installation, AppName app, String path) {
  public FileKey {
    if (path.isBlank() || path.startsWith("/") || path.contains("\\")) {
      throw new IllegalArgumentException("'" + path + "' is no path of a file of " + app + ".");
    }
  }

  /** The last part of its path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public FileKey sibling(String otherPath) {
    return new FileKey(installation, app, otherPath);
  }
}
