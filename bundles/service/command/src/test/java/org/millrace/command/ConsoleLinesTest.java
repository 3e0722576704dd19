package org.millrace.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The lines that the console shows for its commands are lines that this command takes. */
class ConsoleLinesTest {
  private static final Path LINES =
      Path.of(
          "../../console/console.core/src_test/org/millrace/console/core/script/as-command.txt");

  static Stream<String> lines() throws IOException {
    return Files.readAllLines(LINES).stream()
        .flatMap(line -> Stream.of(line.replaceFirst("^[a-zA-Z.]+: ", "").split(" && ")))
        .filter(command -> command.startsWith("millrace "))
        .map(command -> command.replaceFirst("millrace ", "").replace(" APP", " app"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void every_line_is_understood(String line) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    CommandLine millrace = Millrace.commandLine(null, nowhere, nowhere);
    millrace.parseArgs(words(line).toArray(String[]::new));
  }

  /** As a shell does, as far as these lines need it. */
  private static List<String> words(String line) {
    return Stream.of(line.split(" ")).map(word -> word.replaceAll("^'|'$", "")).toList();
  }
}
