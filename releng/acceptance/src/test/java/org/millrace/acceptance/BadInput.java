package org.millrace.acceptance;

import static java.util.stream.Collectors.joining;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing done wrong, and what whoever did it is told.
 *
 * @param what in a few words
 * @param code the HTTP status, or the exit code of a command
 * @param sentence exactly what is said, with {@code …} for each part that differs from run to run
 */
record BadInput(String what, int code, String sentence, Attempt attempt) {
  /** Does it. */
  interface Attempt {
    Refusal against(LiveAgent agent) throws Exception;
  }

  /** What came back. */
  record Refusal(int code, String sentence) {
    boolean is(int expectedCode, String expectedSentence) {
      String pattern =
          Stream.of(expectedSentence.split("…", -1)).map(Pattern::quote).collect(joining(".*"));
      return code == expectedCode && sentence.matches("(?s)" + pattern);
    }
  }
}
