package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;

/** What the Test view makes of functions that do not answer as they should, run by real workers. */
final class LiveAnswersTest extends LiveTest {
  private static final int LARGE = 50 << 20;
  private static final String BINDINGS =
      """
      {"bindings": [
        {"type": "httpTrigger", "direction": "in", "name": "req", "authLevel": "anonymous"},
        {"type": "http", "direction": "out", "name": "res"}]}
      """;

  @BeforeEach
  void deploy() throws IOException {
    if (shown("trouble").isEmpty()) {
      Path app = Files.createDirectory(folder.resolve("trouble"));
      Files.writeString(app.resolve("host.json"), "{\"version\": \"2.0\"}");
      function(app, "throws", "\n  const order = undefined;\n  return order.lines;\n");
      function(app, "exits", " process.exit(3); ");
      function(
          app,
          "large",
          " context.res = { body: 'a line of the answer\\n'.repeat(%d) }; ".formatted(LARGE / 21));
      function(app, "never", " await new Promise(() => {}); ");
      south().say("deploy", "trouble", app.toString(), "--create");
    }
    awaitLive("trouble", 1);
  }

  private static void function(Path app, String name, String code) throws IOException {
    Path function = Files.createDirectory(app.resolve(name));
    Files.writeString(function.resolve("function.json"), BINDINGS);
    Files.writeString(
        function.resolve("index.js"), "module.exports = async (context) => {" + code + "};\n");
  }

  private static void send(String function) {
    select("trouble", function);
    Bot.command(ConsoleIds.COMMAND_TEST);
    Bot.await(function, () -> Bot.text(TestIds.TEST_PATH).equals("/api/" + function));
    Bot.click(TestIds.TEST_SEND);
  }

  private static void press(String label) {
    Link links = Bot.find(Link.class, TestIds.TEST_ANSWER_ACTION);
    assertEquals("<a href=\"0\">" + label + "</a>", Bot.ui(links::getText));
    Bot.ui(() -> {
      links
          .getDisplay()
          .asyncExec(() -> {
            Event event = new Event();
            event.text = "0";
            links.notifyListeners(SWT.Selection, event);
          });
      return null;
    });
  }

  @Test
  void what_a_function_throws_is_read_and_leads_to_its_line() {
    send("throws");

    Bot.awaitLong("the answer", () -> Answer.status().startsWith("500 · "));
    Bot.await(
        "the reason",
        () ->
            Answer.log()
                .contains("TypeError: Cannot read properties of undefined (reading 'lines')"));
    press("Go to Line 3");
    OpenFile.awaitName("index.js");
    OpenFile.awaitState("ready");
    Bot.await("the line", () -> OpenFile.line() == 3);
  }

  @Test
  void a_function_that_ends_its_process_is_said_in_a_sentence() {
    send("exits");

    Bot.awaitLong("the answer", () -> Answer.status().startsWith("500 · "));
    assertTrue(Answer.log().contains("is gone: The worker ended its stream."), Answer.log());
  }

  @Test
  void of_a_large_answer_the_beginning_is_shown_and_all_of_it_saved() throws IOException {
    send("large");

    Bot.awaitLong("the answer", () -> Answer.status().startsWith("200 · "));
    assertTrue(Answer.body().endsWith("… The rest is not shown."));
    assertEquals((1 << 20) + "\n… The rest is not shown.".length(), Answer.body().length());
    Path file = folder.resolve("large.txt");
    press("Save As…");
    Bot.type(TestIds.SAVE_AS_PATH, file.toString());
    Bot.click(TestIds.SAVE_AS_SAVE);
    Bot.await("the end", () -> Bot.isSaid("The answer of large is saved as " + file + "."));
    assertEquals(LARGE / 21 * 21L, Files.size(file));
  }

  @Test
  void a_function_that_never_answers_is_timed_and_cancelled() {
    send("never");

    Bot.await("the first second", () -> Answer.status().equals("Calling… 1 s"));
    Bot.await("the next", () -> Answer.status().equals("Calling… 2 s"));
    Bot.click(TestIds.TEST_CANCEL);
    Bot.await("the end", () -> Answer.status().startsWith("Cancelled."));
    assertFalse(Bot.isThere(TestIds.TEST_ANSWER_ACTION));
  }
}
