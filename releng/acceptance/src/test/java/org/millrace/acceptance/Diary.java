package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.model.ZipForge;

/** A file in which each run of a timer notes when it began, whether it came late, and its end. */
final class Diary {
  private final Path file;

  private Diary(Path file) {
    this.file = file;
  }

  static Diary in(Path folder) throws IOException {
    return new Diary(Files.createFile(folder.resolve("diary")));
  }

  /** The package of an app with one timer that writes here. */
  Path clock(String schedule) throws IOException {
    byte[] zip =
        new ZipForge()
            .file("host.json", "{\"version\":\"2.0\"}")
            .file(
                "tick/function.json",
                """
                {"bindings":[{"type":"timerTrigger","direction":"in","name":"timer",
                  "schedule":"%s"}]}
                """
                    .formatted(schedule))
            .file(
                "tick/index.js",
                """
                const note = (...words) =>
                  require('fs').appendFileSync('%s', words.join(' ') + '\\n');
                module.exports = async (context, timer) => {
                  note('start', context.invocationId, Date.now(), timer.isPastDue);
                  await new Promise(done => setTimeout(done, 200));
                  note('end', context.invocationId);
                };
                """
                    .formatted(file))
            .bytes();
    return Files.write(file.resolveSibling("clock.zip"), zip);
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  /** When each run began. */
  List<Instant> starts() throws IOException {
    return lines().stream()
        .filter(line -> line.startsWith("start "))
        .map(line -> Instant.ofEpochMilli(Long.parseLong(line.split(" ")[2])))
        .toList();
  }

  long ends() throws IOException {
    return ends(lines());
  }

  static long ends(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("end ")).count();
  }

  static String id(String line) {
    return line.split(" ")[1];
  }

  static List<String> startsWithinRuns(List<String> lines) {
    List<String> found = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith("start ") && lines.get(i - 1).startsWith("start ")) {
        found.add(lines.get(i));
      }
    }
    return found;
  }

  /** No run began within another; a kill may have cut one off. */
  void assertOneAtATime(int kills) throws IOException {
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("end ")) {
        assertEquals(id(lines.get(i)), id(lines.get(i - 1)), "an end that is not its start's");
      }
    }
    List<String> cut = startsWithinRuns(lines);
    assertTrue(cut.size() <= kills, cut + " for " + kills + " kills");
  }
}
