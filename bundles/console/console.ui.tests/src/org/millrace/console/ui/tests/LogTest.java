package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.LogLine;

final class LogTest extends ConsoleTest {
  private final FakeInstallation installation = FakeInstallation.test();
  private long number;

  @AfterEach
  void closeViews() {
    Bot.ui(() -> {
      for (IViewReference view : Bot.window().getActivePage().getViewReferences()) {
        if (view.getId().equals(ConsoleIds.VIEW_LOGS)) {
          Bot.window().getActivePage().hideView(view);
        }
      }
      return null;
    });
  }

  private FakeAgent opened(App.State state) {
    installation.add("orders", state, "");
    FakeAgent agent = connected(installation);
    Orders.select(agent);
    Bot.command(ConsoleIds.COMMAND_LOGS_OPEN);
    Bot.await("an open log", () -> agent.openLogs() == 1);
    return agent;
  }

  private LogLine line(String level, String message) {
    number++;
    return new LogLine(
        number, Instant.now(), level, "createOrder", "7f3a0c1122", "pc-14", "", message);
  }

  private static String text() {
    StyledText text = Bot.find(StyledText.class, TestIds.LOGS_TEXT);
    return Bot.ui(text::getText);
  }

  private static String part(String key) {
    Control part = Bot.find(Control.class, TestIds.LOGS);
    return (String) Bot.ui(() -> part.getData(key));
  }

  private static void awaitState(String state) {
    Bot.await("the state " + state, () -> state.equals(part(TestIds.STATE)));
  }

  private static String stateWord() {
    Label label = Bot.find(Label.class, TestIds.LOGS_STATE);
    return Bot.ui(label::getText);
  }

  private static void level(int index) {
    Combo level = Bot.find(Combo.class, TestIds.LOGS_LEVEL);
    Bot.ui(() -> {
      level.select(index);
      level.notifyListeners(SWT.Selection, new Event());
      return null;
    });
  }

  @Test
  void lines_are_shown_as_they_are_written() {
    FakeAgent agent = opened(App.State.RUNNING);
    awaitState("empty");

    agent.log(line("INFORMATION", "Order 7 is here"));

    Bot.await("the line", () -> "ready".equals(part(TestIds.STATE)));
    assertTrue(text().contains("INF  createOrder  7f3a0c11  pc-14  Order 7 is here"), text());
    assertEquals("Live", stateWord());
  }

  @Test
  void a_level_and_a_text_leave_out_the_rest() {
    FakeAgent agent = opened(App.State.RUNNING);
    agent.log(line("INFORMATION", "Order 7 is here"));
    agent.log(line("ERROR", "TypeError"));
    awaitState("ready");
    Bot.await("both", () -> text().contains("TypeError"));

    level(4);
    assertFalse(text().contains("Order 7"), text());
    assertTrue(text().contains("TypeError"), text());

    Bot.type(TestIds.LOGS_FILTER, "nowhere");
    awaitState("empty");
    Bot.click(TestIds.LOGS_ACT);
    Bot.await("everything again", () -> text().contains("Order 7"));
  }

  @Test
  void all_lines_are_saved_whatever_is_shown(@TempDir Path folder) throws IOException {
    FakeAgent agent = opened(App.State.RUNNING);
    agent.log(line("INFORMATION", "Order 7 is here"));
    agent.log(line("ERROR", "TypeError"));
    awaitState("ready");
    Bot.type(TestIds.LOGS_FILTER, "TypeError");
    Path file = folder.resolve("orders.log");

    Bot.click(TestIds.LOGS_SAVE_AS);
    Bot.type(TestIds.SAVE_AS_PATH, file.toString());
    Bot.click(TestIds.SAVE_AS_SAVE);

    Bot.await("the end", () -> Bot.isSaid("The log of orders is saved as " + file + "."));
    assertEquals(2, Files.readAllLines(file).size());
    assertTrue(Files.readString(file).contains("Order 7 is here"));
  }

  @Test
  void a_place_where_no_log_can_be_saved_is_said(@TempDir Path folder) {
    FakeAgent agent = opened(App.State.RUNNING);
    agent.log(line("INFORMATION", "Order 7 is here"));
    awaitState("ready");
    Path nowhere = folder.resolve("nowhere").resolve("orders.log");

    Bot.click(TestIds.LOGS_SAVE_AS);
    Bot.type(TestIds.SAVE_AS_PATH, nowhere.toString());
    Bot.click(TestIds.SAVE_AS_SAVE);

    Bot.await(
        "the reason",
        () ->
            Bot.isSaid(
                nowhere + " cannot be saved: its folder is not there. Choose another place."));
  }

  @Test
  void paused_it_stands_still_and_counts() {
    FakeAgent agent = opened(App.State.RUNNING);
    agent.log(line("INFORMATION", "first"));
    awaitState("ready");

    Bot.click(TestIds.LOGS_PAUSE);
    Bot.await("the pause", () -> stateWord().equals("Paused · new: 0"));
    agent.log(line("INFORMATION", "second"));
    Bot.await("the count", () -> stateWord().equals("Paused · new: 1"));
    assertFalse(text().contains("second"));

    Bot.click(TestIds.LOGS_PAUSE);
    Bot.await("the second line", () -> text().contains("second"));
  }

  @Test
  void cleared_it_shows_what_comes_from_now_on() {
    FakeAgent agent = opened(App.State.RUNNING);
    agent.log(line("INFORMATION", "first"));
    awaitState("ready");

    Bot.click(TestIds.LOGS_CLEAR);
    awaitState("empty");
    agent.log(line("INFORMATION", "second"));

    awaitState("ready");
    assertFalse(text().contains("first"));
  }

  @Test
  void everything_shown_is_copied() {
    FakeAgent agent = opened(App.State.RUNNING);
    agent.log(line("INFORMATION", "first"));
    awaitState("ready");

    Bot.click(TestIds.LOGS_COPY);

    Bot.await("the copy", () -> Bot.clipboard().contains("first"));
  }

  @Test
  void a_cut_stream_comes_back_and_says_so_in_its_place() {
    FakeAgent agent = opened(App.State.RUNNING);
    agent.log(line("INFORMATION", "first"));
    awaitState("ready");

    agent.cutLogs();
    awaitState("offline");
    Bot.await("the stream again", () -> agent.openLogs() == 1);
    agent.log(line("INFORMATION", "second"));

    Bot.await("the second line", () -> text().contains("second"));
    assertTrue(text().contains("── Disconnected "), text());
  }

  @Test
  void a_refused_stream_says_why_and_tries_again_when_told() {
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);
    agent.refuse("GET /api/v1/apps/orders/logs", 403, "Your token may not read logs.");
    Orders.select(agent);
    Bot.command(ConsoleIds.COMMAND_LOGS_OPEN);
    awaitState("failed");

    agent.allow("GET /api/v1/apps/orders/logs");
    Bot.click(TestIds.LOGS_ACT);

    awaitState("empty");
  }

  @Test
  void a_stopped_app_is_started_from_here() {
    FakeAgent agent = opened(App.State.STOPPED);
    awaitState("empty");

    Bot.click(TestIds.LOGS_ACT);

    Bot.await(
        "the order",
        () -> agent.orders().equals(java.util.List.of("POST /api/v1/apps/orders/start")));
  }
}
