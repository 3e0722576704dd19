package org.millrace.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build put what the tests use. */
final class House {
  private House() {}

  /** The folder of the reactor. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("bundles/service"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static Path millrace() {
    return root().resolve("releng/distribution/target/millrace/bin/millrace");
  }

  /** A sample app as a package, such as {@code hello}. */
  static Path sample(String name) {
    return root().resolve("samples/target").resolve(name + ".zip");
  }
}
