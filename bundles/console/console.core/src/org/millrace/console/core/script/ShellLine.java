package org.millrace.console.core.script;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands for a POSIX shell, each run only when the one before has done its work.
 *
 * @param commands their words; the first of each is its program
 */
record ShellLine(List<List<String>> commands) {
  private static final String MILLRACE = "millrace";

  ShellLine {
    commands = commands.stream().map(List::copyOf).toList();
  }

  static ShellLine millrace(List<String> words) {
    return new ShellLine(List.of(with(MILLRACE, words)));
  }

  ShellLine then(String program, String... words) {
    Stream<List<String>> next = Stream.of(with(program, List.of(words)));
    return new ShellLine(Stream.concat(commands.stream(), next).toList());
  }

  ShellLine thenMillrace(String... words) {
    return then(MILLRACE, words);
  }

  private static List<String> with(String program, List<String> words) {
    return Stream.concat(Stream.of(program), words.stream()).toList();
  }

  /**
   * What is typed.
   *
   * @param options what every {@code millrace} in it is told first
   */
  String text(List<String> options) {
    return commands.stream()
        .map(words -> words.getFirst().equals(MILLRACE) ? with(words, options) : words)
        .map(words -> words.stream().map(ShellWord::of).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" && "));
  }

  private static List<String> with(List<String> words, List<String> options) {
    return Stream.of(words.subList(0, 1), options, words.subList(1, words.size()))
        .flatMap(List::stream)
        .toList();
  }
}
