package org.millrace.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads K=V, K=@FILE and K=-, so that a secret need not stand in a command line. */
final class Assignments {
  private final Surroundings surroundings;

  Assignments(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Map<String, String> read(List<String> assignments) throws IOException, WrongUse {
    Map<String, String> values = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new WrongUse("'" + assignment + "' sets nothing. Write NAME=VALUE.");
      }
      values.put(assignment.substring(0, equals), value(assignment.substring(equals + 1)));
    }
    return values;
  }

  /** What stands in place of a value: itself, a file's text or that of standard input. */
  String value(String text) throws IOException {
    if (text.equals("-")) {
      return withoutLastBreak(
          new String(surroundings.input().readAllBytes(), StandardCharsets.UTF_8));
    }
    if (text.startsWith("@")) {
      return withoutLastBreak(Files.readString(surroundings.path(text.substring(1))));
    }
    return text;
  }

  /** Editors and echo end a file with a line break that nobody means. */
  private static String withoutLastBreak(String text) {
    return text.replaceFirst("\\R\\z", "");
  }
}
