package org.millrace.sandbox;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The real engine that container tests need; without one they are skipped, or fail in CI. */
final class TestEngine {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private TestEngine() {}

  static String address() {
    return Optional.ofNullable(System.getenv("MILLRACE_TEST_DOCKER_HOST"))
        .or(() -> Optional.ofNullable(System.getenv("DOCKER_HOST")))
        .orElse(Engine.DEFAULT_ADDRESS);
  }

  static Engine require() throws IOException {
    try {
      return Engine.connect(address(), PATIENCE);
    } catch (IOException absent) {
      if ("true".equals(System.getenv("CI")) && ContainerUser.ofThisProcess().owns()) {
        return fail(absent.getMessage() + " Root can start one: dockerd");
      }
      return abort(absent.getMessage());
    }
  }
}
