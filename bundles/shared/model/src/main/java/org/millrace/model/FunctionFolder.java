package org.millrace.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder with a function.json in an unpacked app. The app is untrusted: no path leaves it. */
public final class FunctionFolder {
  private static final String FILE = "function.json";
  private static final long LARGEST = 1L << 20;
  private static final List<String> SCRIPTS =
      List.of("run.", "index.js", "index.mjs", "index.cjs", "__init__.py");

  private final Path app;
  private final Path folder;

  private FunctionFolder(Path app, Path folder) {
    this.app = app;
    this.folder = folder;
  }

  /** All of an app, in the order of their names. */
  public static List<FunctionFolder> of(Path app) throws IOException {
    Path root = app.toAbsolutePath().normalize();
    List<FunctionFolder> found = new ArrayList<>();
    try (Stream<Path> children = Files.list(root)) {
      for (Path child : children.sorted().toList()) {
        if (Files.isRegularFile(child.resolve(FILE))) {
          found.add(new FunctionFolder(root, child));
        }
      }
    }
    return found;
  }

  /** The function's name. */
  public String name() {
    return folder.getFileName().toString();
  }

  /** Reads and judges the function.json. */
  public FunctionJson read() throws ConfigurationException, IOException {
    Path file = folder.resolve(FILE);
    if (Files.size(file) > LARGEST) {
      throw new ConfigurationException(name() + "/function.json is larger than 1 MB.");
    }
    return FunctionJson.parse(name(), JsonDocument.text(Files.readAllBytes(file)));
  }

  /**
   * The metadata for a load request, with a new function id and the script's absolute path.
   *
   * @param language the app's FUNCTIONS_WORKER_RUNTIME
   */
  public FunctionMetadata metadata(FunctionJson json, String language)
      throws ConfigurationException, IOException {
    Optional<String> violation = FunctionRules.violation(name(), json.bindings());
    if (violation.isPresent()) {
      throw new ConfigurationException(violation.get());
    }
    return new FunctionMetadata(
        name(),
        UUID.randomUUID().toString(),
        folder.toString(),
        script(json).toString(),
        json.entryPoint(),
        language,
        json.bindings(),
        json.retry(),
        Map.of());
  }

  private Path script(FunctionJson json) throws ConfigurationException, IOException {
    if (!json.scriptFile().isBlank()) {
      return named(json.scriptFile());
    }
    try (Stream<Path> children = Files.list(folder)) {
      List<Path> files =
          children
              .filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().equals(FILE))
              .sorted()
              .toList();
      return files.size() == 1 ? files.getFirst() : usual(files);
    }
  }

  private Path usual(List<Path> files) throws ConfigurationException {
    for (String start : SCRIPTS) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (start.endsWith(".") ? name.startsWith(start) : name.equals(start)) {
          return file;
        }
      }
    }
    throw new ConfigurationException(
        name()
            + ": no code found. Name its file in function.json as scriptFile, or call it index.js, run.* or __init__.py.");
  }

  private Path named(String scriptFile) throws ConfigurationException {
    try {
      Path script = folder.resolve(scriptFile.replace('\\', '/')).normalize();
      if (!script.startsWith(app)) {
        throw new ConfigurationException(
            name() + "/function.json: scriptFile " + scriptFile + " leaves the app.");
      }
      if (!Files.isRegularFile(script)) {
        throw new ConfigurationException(
            name() + "/function.json: scriptFile " + scriptFile + " does not exist.");
      }
      return script;
    } catch (InvalidPathException noPath) {
      throw new ConfigurationException(name() + "/function.json: scriptFile is no path.", noPath);
    }
  }
}
