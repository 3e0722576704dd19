package org.millrace.host.golden;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the recorded fixtures lie, which are kept outside the repository. */
final class SharedFixtures {
  private SharedFixtures() {}

  /** Skips the test when there are none, unless this is CI. */
  static Path folder(String name) {
    String told = System.getProperty("MILLRACE_SHARED", System.getenv("MILLRACE_SHARED"));
    Path shared = told != null ? Path.of(told) : beside(Path.of("").toAbsolutePath());
    if (shared != null && Files.isDirectory(shared.resolve("fixtures").resolve(name))) {
      return shared.resolve("fixtures").resolve(name);
    }
    String reason = "No shared fixtures found. Set MILLRACE_SHARED to their folder.";
    return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
  }

  private static Path beside(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("shared").resolve("fixtures"))) {
        return folder.resolve("shared");
      }
    }
    return null;
  }
}
