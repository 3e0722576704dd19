package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;
import org.millrace.management.LogLine;

/** The log stream of an app that writes more than anybody can read. */
final class LogFloodTest extends ConsoleTest {
  private static final int PER_SECOND = 5_000;
  private static final int AT_ONCE = 50;

  /** Every so many lines there is one that the filter wants. */
  private static final int WANTED = 20;

  private FakeAgent agent;
  private int written;

  private void open() {
    agent = connected(Orders.bare(Installation.Kind.TEST));
    Orders.select(agent);
    Bot.command(ConsoleIds.COMMAND_LOGS_OPEN);
    Bot.await("an open log", () -> agent.openLogs() == 1);
  }

  @AfterEach
  void closeView() {
    Bot.ui(() -> {
      var page = Bot.window().getActivePage();
      page.hideView((IViewPart) page.getActivePart());
      return null;
    });
  }

  /**
   * Writes so many lines more, at the pace of an app that never rests, and says how it was kept.
   */
  private double write(int lines) {
    long began = System.nanoTime();
    for (int i = 0; i < lines; i++) {
      agent.log(line());
      if (i % AT_ONCE == 0) {
        LockSupport.parkNanos(began + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
      }
    }
    return lines * 1e9 / (System.nanoTime() - began);
  }

  private LogLine line() {
    written++;
    String word = written % WANTED == 0 ? "wanted " : "ordinary ";
    return new LogLine(
        written, Instant.now(), "INFORMATION", "orders", "7f3a", "pc-14", "", word + written);
  }

  private static StyledText area() {
    return Bot.find(StyledText.class, TestIds.LOGS_TEXT);
  }

  private static String text() {
    StyledText area = area();
    return Bot.ui(area::getText);
  }

  private void awaitLast(String word) {
    Bot.await("the last line", () -> text().contains(word + written + "\n"));
  }

  /** The line that is the uppermost somebody sees. */
  private static String top() {
    StyledText area = area();
    return Bot.ui(() -> area.getLine(area.getTopIndex()));
  }

  private static void scrollTo(int line) {
    StyledText area = area();
    Bot.ui(() -> {
      area.setTopIndex(line);
      return null;
    });
  }

  @Test
  void a_hundred_thousand_lines_are_filtered_held_read_and_copied() {
    open();
    Bot.type(TestIds.LOGS_FILTER, "wanted");
    double pace = write(30_000);
    awaitLast("wanted ");

    Bot.click(TestIds.LOGS_PAUSE);
    awaitState("Paused · new: 0");
    String held = text();
    pace = Math.min(pace, write(20_000));
    awaitState("Paused · new: 20000");
    assertEquals(held, text());
    Bot.click(TestIds.LOGS_PAUSE);
    awaitLast("wanted ");

    scrollTo(100);
    String read = top();
    pace = Math.min(pace, write(50_000));
    Link unseen = Bot.find(Link.class, TestIds.LOGS_NEW);
    Bot.await("the counter", () -> Bot.ui(unseen::getText).equals("<a>New lines: 2500</a>"));
    assertEquals(read, top());

    Bot.click(TestIds.LOGS_COPY);
    String all =
        IntStream.rangeClosed(1, written / WANTED)
            .mapToObj(i -> "wanted " + i * WANTED)
            .collect(Collectors.joining("\n"));
    Bot.await("the copy", () -> words(Bot.clipboard()).equals(all));
    assertTrue(pace > PER_SECOND * 0.8, "only " + pace + " lines a second");
  }

  /** What stands behind the time and the function. */
  private static String words(String lines) {
    return lines
        .lines()
        .map(line -> line.replaceFirst(".*  ", ""))
        .collect(Collectors.joining("\n"));
  }

  private static void awaitState(String words) {
    Label state = Bot.find(Label.class, TestIds.LOGS_STATE);
    Bot.await(words, () -> words.equals(Bot.ui(state::getText)));
  }

  /** It is not cut above somebody who reads, as long as the console still has it. */
  @Test
  void who_reads_further_up_is_not_moved_however_much_comes() {
    open();
    write(5_000);
    awaitLast("wanted ");
    scrollTo(10);
    String read = top();

    write(15_000);

    Link unseen = Bot.find(Link.class, TestIds.LOGS_NEW);
    Bot.await("the counter", () -> Bot.ui(unseen::getText).equals("<a>New lines: 15000</a>"));
    assertEquals(read, top());
    Bot.click(TestIds.LOGS_NEW);
    Bot.await("the end", () -> !Bot.isThere(TestIds.LOGS_NEW));
    awaitLast("wanted ");
    write(20);
    awaitLast("wanted ");
    int shown = Bot.ui(area()::getLineCount);
    assertTrue(shown <= 12_000, "lines: " + shown);
  }

  @Test
  void who_reads_nothing_is_at_the_newest_line() {
    open();

    write(20_000);

    awaitLast("wanted ");
    StyledText area = area();
    assertTrue(
        Bot.ui(() -> area.getLineIndex(area.getClientArea().height) >= area.getLineCount() - 2));
  }
}
