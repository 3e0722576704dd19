package org.millrace.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program of a self-contained app: worker.config.json names it as {@code {WorkerRoot}App}. Zips
 * made on Windows carry no execute bit for it.
 */
final class WorkerProgram {
  private static final String ROOT = "{WorkerRoot}";
  private static final long LARGEST = 1 << 20;

  private WorkerProgram() {}

  static Optional<Path> of(Path app) throws IOException {
    Path file = app.resolve("worker.config.json");
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      return Optional.empty();
    }
    try {
      ObjectNode root =
          JsonDocument.readObject(
              JsonDocument.text(Files.readAllBytes(file)), "worker.config.json");
      return program(root.path("description").path("defaultExecutablePath").asText(""), app);
    } catch (ConfigurationException broken) {
      return Optional.empty();
    }
  }

  private static Optional<Path> program(String executable, Path app) {
    if (!executable.startsWith(ROOT)) {
      return Optional.empty();
    }
    try {
      Path program = app.resolve(executable.substring(ROOT.length())).normalize();
      return program.startsWith(app) && Files.isRegularFile(program)
          ? Optional.of(program)
          : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
