package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.management.Installation;

final class FileEditorTest extends CodeTest {
  @Test
  void a_function_opens_with_the_live_text_of_its_file() {
    opened(Installation.Kind.TEST);

    assertEquals(CODE, OpenFile.text());
    assertFalse(OpenFile.isDirty());
    assertEquals("createOrder", Bot.text(TestIds.EDITOR_FUNCTION));
    assertEquals(3, OpenFile.line());
    assertEquals("", OpenFile.said());
  }

  @Test
  void testing_from_the_code_shows_the_answer_with_the_log_lines_beside_it() {
    FakeAgent agent = opened(Installation.Kind.TEST);

    Bot.command(ConsoleIds.COMMAND_TEST);

    Bot.await("the answer", () -> Bot.text(TestIds.TEST_STATUS).startsWith("200 · 41 ms"));
    assertEquals("createOrder", agent.calls().getFirst().get("function").textValue());
    assertEquals(
        ConsoleIds.EDITOR_FILE,
        Bot.ui(() -> Bot.window().getActivePage().getActivePart().getSite().getId()));
  }

  @Test
  void undoing_everything_makes_it_clean() {
    opened(Installation.Kind.TEST);
    OpenFile.type("new");

    Bot.command("org.eclipse.ui.edit.undo");

    Bot.await("the old text", () -> OpenFile.text().equals(CODE));
    Bot.await("clean", () -> !OpenFile.isDirty());
  }

  @Test
  void a_line_is_gone_to_by_its_number() {
    opened(Installation.Kind.TEST);

    Bot.command("org.eclipse.ui.edit.text.goto.line");
    Bot.await("the question", () -> Bot.now(Text.class, TestIds.EDITOR_LINE).isPresent());
    Bot.type(TestIds.EDITOR_LINE, "none");
    Button go = Bot.find(Button.class, TestIds.EDITOR_LINE_OK);
    assertFalse(Bot.ui(go::isEnabled));
    Bot.type(TestIds.EDITOR_LINE, "2");
    Bot.click(TestIds.EDITOR_LINE_OK);

    Bot.await("line 2", () -> OpenFile.line() == 2);
  }

  @Test
  void a_text_is_searched_for() {
    opened(Installation.Kind.TEST);
    int before = Bot.ui(() -> Display.getDefault().getShells().length);

    Bot.command("org.eclipse.ui.edit.findReplace");

    Bot.await("the search", () -> Bot.ui(() -> Display.getDefault().getShells().length) > before);
  }

  @Test
  void what_cannot_be_shown_is_described() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.packages().with("orders", "src/createOrder.js", new byte[] {0, 1, 2});
    agent.packages().claim("src/getOrder.js", 200_000_000);

    open(agent, "createOrder");
    OpenFile.awaitState("binary");
    assertEquals("src/createOrder.js is no text: 3 B.", OpenFile.facts());
    open(agent, "getOrder");
    OpenFile.awaitState("tooLarge");
    assertEquals("src/getOrder.js is too large to be opened here: 200 MB.", OpenFile.facts());
  }

  @Test
  void a_file_that_never_was_is_said_and_so_is_one_that_cannot_be_read() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.packages().delete("orders", "src/createOrder.js");
    agent.refuse("GET /api/v1/apps/orders/files/src/getOrder.js", 500, "The disk is broken.");

    open(agent, "createOrder");
    OpenFile.awaitState("missing");
    open(agent, "getOrder");
    OpenFile.awaitState("failed");
    assertEquals("The disk is broken.", OpenFile.facts());
    agent.allow("GET /api/v1/apps/orders/files/src/getOrder.js");
    Bot.click(TestIds.EDITOR_ACT);

    OpenFile.awaitState("ready");
    assertEquals("app.http('getOrder')\n", OpenFile.text());
  }

  @Test
  void what_was_built_elsewhere_is_read_only_and_says_where_to_change_it() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.packages().with("orders", "src/createOrder.js", "x;\n//# sourceMappingURL=x.js.map\n");

    open(agent, "createOrder");
    OpenFile.awaitState("ready");

    Bot.await("the reason", () -> OpenFile.said().startsWith("Read-only: this file was built"));
    assertFalse(OpenFile.isEditable());
    assertTrue(OpenFile.offered().contains(">Download Content…</a>"), OpenFile.offered());
  }

  @Test
  void a_function_without_a_file_says_so() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add(
        "orders",
        App.State.RUNNING,
        "",
        new Function("createOrder", "httpTrigger", "/", List.of(), "", true, "", ""));
    FakeAgent agent = connected(installation);
    String app = agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + app);
    Rows.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/createOrder");

    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);

    Bot.await(
        "the sentence",
        () ->
            Bot.isSaid(
                "The agent does not say which file holds the code of createOrder. Look under Files."));
    assertNull(Bot.ui(() -> Bot.window().getActivePage().getActiveEditor()));
  }
}
