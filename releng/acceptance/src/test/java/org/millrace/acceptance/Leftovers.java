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

  /** The workers that were started for a data folder: its path is in their environment. */
  static List<ProcessHandle> processes(Path data) {
    return ProcessHandle.allProcesses().filter(process -> isWorker(process, data)).toList();
  }

  private static boolean isWorker(ProcessHandle process, Path data) {
    String environment = text(Path.of("/proc", Long.toString(process.pid()), "environ"));
    return environment.contains(data.toString()) && environment.contains("MILLRACE_SLOT=");
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
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
