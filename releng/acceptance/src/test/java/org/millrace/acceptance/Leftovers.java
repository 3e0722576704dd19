package org.millrace.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of an agent's work lies about on this machine. */
final class Leftovers {
  private Leftovers() {}

  /** The processes that were started for a data folder: its path is in their environment. */
  static List<String> processes(Path data) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path process :
          all.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
        String environment = text(process.resolve("environ"));
        if (environment.contains(data.toString()) && environment.contains("MILLRACE_SLOT=")) {
          found.add(process.getFileName() + " " + text(process.resolve("cmdline")));
        }
      }
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  /** What lies in folders that are empty while no agent runs. */
  static List<Path> files(Path data) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("slots", "uploads")) {
      try (Stream<Path> inside = Files.list(data.resolve(folder))) {
        inside.forEach(found::add);
      }
    }
    return found;
  }
}
