package org.millrace.rpc;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Fixtures that are too big for the repository and lie in a folder beside it. */
final class SharedFixtures {
  private SharedFixtures() {}

  /** The fixture; without it the test is skipped, except where all must run. */
  static Path find(String name) {
    Optional<Path> folder = folder();
    if (folder.isPresent() && Files.exists(folder.get().resolve("fixtures").resolve(name))) {
      return folder.get().resolve("fixtures").resolve(name);
    }
    String reason = "no folder 'shared' with fixtures/" + name + "; name it by MILLRACE_SHARED";
    return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
  }

  private static Optional<Path> folder() {
    String named = System.getProperty("MILLRACE_SHARED", System.getenv("MILLRACE_SHARED"));
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/fixtures"))) {
        return Optional.of(at.resolve("shared"));
      }
    }
    return Optional.empty();
  }
}
