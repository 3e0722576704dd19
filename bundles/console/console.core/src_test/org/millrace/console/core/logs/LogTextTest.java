package org.millrace.console.core.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class LogTextTest {
  private final LogText text = new LogText(ZoneOffset.UTC);

  @Test
  void a_stack_is_indented_below_its_line() {
    LogEntry.Line line = new LogEntry.Line(Lines.line(7, "ERROR", "TypeError\n  at orders.js:12\n"));

    assertEquals(
        "12:00:00.007  ERR  createOrder  7f3a0c11  pc-14  TypeError\n      at orders.js:12\n",
        text.of(line));
  }

  @Test
  void a_very_long_line_is_folded() {
    String folded = text.of(new LogEntry.Line(Lines.line(1, "x".repeat(1_000_000))));

    assertTrue(folded.length() < 10_000);
  }

  @Test
  void a_gap_says_how_many_lines_are_missing() {
    assertTrue(text.of(new LogEntry.Gap("pc-14", 2, 4)).contains("3 lines of pc-14, 2 to 4"));
  }
}
