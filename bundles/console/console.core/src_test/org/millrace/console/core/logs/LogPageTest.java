package org.millrace.console.core.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogPageTest {
  private final LogBuffer buffer = new LogBuffer(20_000, 1 << 20, () -> {});
  private final LogPage page = new LogPage(buffer);

  private static List<String> messages(LogPage.Piece piece) {
    List<String> messages = new ArrayList<>();
    for (LogEntry entry : piece.entries()) {
      if (entry instanceof LogEntry.Line line) {
        messages.add(line.line().message());
      }
    }
    return messages;
  }

  @Test
  void a_level_leaves_nothing_out_before_a_line_has_come() {
    page.setLeast(LogLevel.WARNING);
    assertFalse(page.leavesOut());

    buffer.add(Lines.line(1, "INFORMATION", "of no weight"));

    assertTrue(page.leavesOut());
    page.setLeast(LogLevel.TRACE);
    assertFalse(page.leavesOut());
  }

  @Test
  void only_what_is_new_is_drawn() {
    buffer.add(Lines.line(1, "a"));
    page.next();

    buffer.add(Lines.line(2, "b"));

    LogPage.Piece piece = page.next();
    assertFalse(piece.fromStart());
    assertEquals(List.of("b"), messages(piece));
  }

  @Test
  void a_level_leaves_out_what_is_less_grave_and_finds_what_came_before() {
    buffer.add(Lines.line(1, "INFORMATION", "a"));
    buffer.add(Lines.line(2, "ERROR", "b"));
    buffer.add(Lines.line(3, "CRITICAL", "c"));
    page.next();

    page.setLeast(LogLevel.ERROR);

    LogPage.Piece piece = page.next();
    assertTrue(piece.fromStart());
    assertEquals(List.of("b", "c"), messages(piece));
  }

  @Test
  void a_text_is_found_in_messages_functions_and_invocations() {
    buffer.add(Lines.line(1, "Order 7 is here"));
    buffer.add(Lines.line(2, "nothing"));

    page.setText(" ORDER 7");
    assertEquals(List.of("Order 7 is here"), messages(page.next()));
    page.setText("7f3a0c");
    assertEquals(2, messages(page.next()).size());
  }

  @Test
  void while_paused_lines_are_counted_and_come_afterwards() {
    page.next();
    page.setPaused(true);
    buffer.add(Lines.line(1, "a"));
    buffer.add(Lines.line(2, "b"));

    assertTrue(page.next().entries().isEmpty());
    assertEquals(2, page.waiting());

    page.setPaused(false);
    assertEquals(List.of("a", "b"), messages(page.next()));
  }

  @Test
  void clearing_leaves_what_comes_from_now_on() {
    buffer.add(Lines.line(1, "a"));
    page.next();

    page.clear();
    buffer.add(Lines.line(2, "b"));

    LogPage.Piece piece = page.next();
    assertTrue(piece.fromStart());
    assertEquals(List.of("b"), messages(piece));
  }

  @Test
  void a_burst_comes_in_pieces_and_begins_with_what_still_fits() {
    for (int number = 1; number <= 15_000; number++) {
      buffer.add(Lines.line(number, "line"));
    }

    int lines = 0;
    LogPage.Piece piece = page.next();
    while (true) {
      assertTrue(piece.entries().size() <= 2_000);
      lines += piece.entries().size();
      if (!piece.more()) {
        break;
      }
      piece = page.next();
    }

    assertEquals(LogPage.SHOWN, lines);
  }

  @Test
  void what_left_the_buffer_before_it_was_drawn_is_said() {
    LogBuffer small = new LogBuffer(2, 1 << 20, () -> {});
    LogPage slow = new LogPage(small);
    slow.next();
    for (int number = 1; number <= 5; number++) {
      small.add(Lines.line(number, "line"));
    }

    assertEquals(new LogEntry.Dropped(3), slow.next().entries().getFirst());
  }
}
