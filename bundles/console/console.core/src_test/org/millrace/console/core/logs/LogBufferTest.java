package org.millrace.console.core.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LogBufferTest {
  private final LogBuffer buffer = new LogBuffer(3, 100, () -> {});

  private List<LogEntry> entries() {
    return buffer.from(0, 100).entries();
  }

  @Test
  void a_line_that_comes_again_is_taken_once() {
    buffer.add(Lines.line(1, "a"));
    buffer.add(Lines.line(2, "b"));

    buffer.add(Lines.line(1, "a"));
    buffer.add(Lines.line(2, "b"));

    assertEquals(2, entries().size());
  }

  @Test
  void an_agent_that_was_started_anew_counts_from_the_beginning_again() {
    buffer.add(Lines.line(8, "before"));

    buffer.add(Lines.of(1, Lines.NOON.plusSeconds(60), "INFORMATION", "after"));

    assertEquals(2, entries().size());
  }

  @Test
  void what_was_not_delivered_is_said_in_its_place() {
    buffer.add(Lines.line(1, "a"));

    buffer.add(Lines.line(5, "b"));

    assertEquals(new LogEntry.Gap("pc-14", 2, 4), entries().get(1));
  }

  @Test
  void the_oldest_leave_when_it_is_full() {
    for (int number = 1; number <= 5; number++) {
      buffer.add(Lines.line(number, "line"));
    }

    LogBuffer.Slice slice = buffer.from(0, 100);
    assertEquals(3, slice.entries().size());
    assertEquals(2, slice.dropped());
    assertEquals(5, slice.next());
  }

  @Test
  void long_lines_push_out_more_than_one() {
    buffer.add(Lines.line(1, "a"));
    buffer.add(Lines.line(2, "b"));

    buffer.add(Lines.line(3, "x".repeat(120)));

    assertEquals(1, entries().size());
    assertTrue(entries().getFirst() instanceof LogEntry.Line);
  }
}
