package org.millrace.console.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the build put the agent that these tests start. */
final class Built {
  private static final Path DISTRIBUTION = root().resolve("releng/distribution/target/millrace");

  private Built() {}

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("bundles/service"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static Path millrace() {
    return DISTRIBUTION.resolve("bin/millrace");
  }

  /** The package of the sample app: an HTTP function and a timer. */
  static Path hello() {
    return DISTRIBUTION.resolve("samples/hello.zip");
  }

  /** The database, which several agents on one machine reach through a server. */
  static Path h2() throws IOException {
    try (Stream<Path> libraries = Files.list(DISTRIBUTION.resolve("lib"))) {
      return libraries
          .filter(library -> library.getFileName().toString().startsWith("h2-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
