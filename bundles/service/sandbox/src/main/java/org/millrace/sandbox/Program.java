package org.millrace.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the program of a launch, or says in one sentence why it cannot be run. */
final class Program {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private Program() {}

  /**
   * @param name a path, or a name that is looked up in the launch's own PATH
   */
  static Path find(String name, Map<String, String> environment, Path workingDirectory)
      throws IOException {
    if (name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0) {
      return runnable(name, workingDirectory.resolve(name));
    }
    for (String folder : path(environment).split(File.pathSeparator)) {
      for (String file : fileNames(name)) {
        Path candidate = Path.of(folder.isEmpty() ? "." : folder, file);
        if (!folder.isEmpty() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          return candidate.toAbsolutePath();
        }
      }
    }
    // Whoever publishes hears this; where the agent looks, doctor tells.
    throw absent(name);
  }

  static final String ADVICE =
      "Install it, or give its full path in the app setting"
          + " languageWorkers__<language>__defaultExecutablePath.";

  private static Path runnable(String name, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw absent(name);
    }
    if (!Files.isExecutable(file)) {
      throw new IOException(
          "'"
              + name
              + "' may not be executed. Give it execute permission (chmod +x) and try again.");
    }
    return file.toAbsolutePath();
  }

  private static IOException absent(String name) {
    return new IOException("'" + name + "' is not on this machine. " + ADVICE);
  }

  private static List<String> fileNames(String name) {
    return WINDOWS ? List.of(name, name + ".exe") : List.of(name);
  }

  /** Windows writes the variable's name in any letter case. */
  static String path(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(entry ->
            WINDOWS ? entry.getKey().equalsIgnoreCase("PATH") : entry.getKey().equals("PATH"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
