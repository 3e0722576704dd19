package org.millrace.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the agent finds out about the machine and its own installation folder. */
final class MachineFacts {
  /** What commands and language workers may see of this machine's environment. */
  private static final List<String> VISIBLE =
      List.of("PATH", "LANG", "TZ", "JAVA_HOME", "SystemRoot", "ProgramFiles");

  private MachineFacts() {}

  static String system() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }

  static String version() {
    String version = MachineFacts.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static Map<String, String> visible(Map<String, String> environment) {
    Map<String, String> visible = new TreeMap<>();
    for (String name : VISIBLE) {
      String value = environment.get(name);
      if (value != null) {
        visible.put(name, value);
      }
    }
    return visible;
  }

  /**
   * The folder with our own language workers: named by the start script, since only it knows where
   * the archive lies. Without it there are none.
   */
  static List<Path> ownWorkers() {
    String home = System.getProperty("millrace.home", "");
    if (home.isEmpty()) {
      return List.of();
    }
    Path workers = Path.of(home).resolve("workers");
    try (var folders =
        Files.isDirectory(workers) ? Files.list(workers) : java.util.stream.Stream.<Path>empty()) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("worker.config.json")))
          .sorted()
          .toList();
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(
          "The folder " + workers + " cannot be read.", unreadable);
    }
  }
}
