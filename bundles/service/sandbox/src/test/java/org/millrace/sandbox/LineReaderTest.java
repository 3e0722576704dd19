package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static List<String> lines(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), lines::add).readAll();
    return lines;
  }

  @Test
  void lines_end_with_or_without_carriage_return_and_the_last_with_nothing() throws IOException {
    assertEquals(List.of("one", "", "two", "drei: äöü 💧"), lines("one\n\ntwo\r\ndrei: äöü 💧"));
  }

  @Test
  void a_line_of_exactly_the_limit_is_whole() throws IOException {
    String whole = "x".repeat(LineCutter.LIMIT);
    assertEquals(List.of(whole, "next"), lines(whole + "\nnext\n"));
  }

  @Test
  void a_longer_line_is_cut_and_says_so() throws IOException {
    String start = "x".repeat(LineCutter.LIMIT);
    assertEquals(
        List.of(start + LineCutter.CUT, "next"), lines(start + "y".repeat(100_000) + "\nnext"));
  }

  @Test
  void a_cut_never_halves_a_character() throws IOException {
    String start = "x".repeat(LineCutter.LIMIT - 1);
    assertEquals(List.of(start + LineCutter.CUT), lines(start + "💧 and more"));
  }
}
