package org.millrace.command;

import java.nio.file.Path;

/** The folder this distribution lies in; its start script tells. */
final class Home {
  private Home() {}

  static Path resolve(String path) {
    return Path.of(System.getProperty("millrace.home", ""))
        .toAbsolutePath()
        .normalize()
        .resolve(path);
  }
}
