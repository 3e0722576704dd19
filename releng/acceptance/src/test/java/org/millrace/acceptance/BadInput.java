package org.millrace.acceptance;

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
          String.join(
              ".*",
              java.util.Arrays.stream(expectedSentence.split("…", -1))
                  .map(java.util.regex.Pattern::quote)
                  .toList());
      return code == expectedCode && sentence.matches("(?s)" + pattern);
    }
  }
}
