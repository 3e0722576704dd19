package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What only root may do on a machine. */
final class Root {
  private Root() {}

  static boolean isHere() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /** Continuous integration runs as root; elsewhere the test is skipped. */
  static void require(String what) throws IOException {
    if (isHere()) {
      return;
    }
    String reason = "Only root can " + what + ".";
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    abort(reason);
  }

  static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(Arrays.toString(command) + " ended with " + process.exitValue());
    }
  }
}
