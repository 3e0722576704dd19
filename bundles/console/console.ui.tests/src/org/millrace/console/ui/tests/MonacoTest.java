package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;

/** The file editor with Monaco, in a real browser. */
final class MonacoTest extends CodeTest {
  private static final String GROUND =
      "getComputedStyle(document.querySelector('.monaco-editor')).backgroundColor";
  private static final String IN_FIND_BOX =
      "document.activeElement.closest('.find-widget') !== null";

  private static final String SUGGESTED =
      "document.querySelector('.suggest-widget.visible')?.textContent.includes('%s') === true";

  @TempDir Path folder;
  private final Keyboard keyboard = new Keyboard();

  @AfterEach
  void letGo() {
    keyboard.close();
  }

  @Override
  Preferences.CodeEditor codeEditor() {
    return Preferences.CodeEditor.AUTOMATIC;
  }

  private FakeAgent shown(Installation.Kind kind) {
    FakeAgent agent = opened(kind);
    OpenPage.await();
    focus();
    return agent;
  }

  private void focus() {
    keyboard.aim(Bot.window().getShell());
    Bot.ui(() -> {
      Bot.window().getActivePage().getActiveEditor().setFocus();
      return null;
    });
    OpenPage.awaitFocus();
  }

  @Test
  void a_file_opens_with_the_live_text_in_its_language() {
    shown(Installation.Kind.TEST);

    assertEquals(CODE, OpenPage.text());
    assertEquals("javascript", OpenPage.ask("editor.getModel().getLanguageId()"));
    assertEquals(3, OpenPage.line());
    assertFalse(OpenFile.isDirty());
  }

  @Test
  void what_is_typed_is_known_to_the_console_at_once_and_can_be_undone() {
    FakeAgent agent = shown(Installation.Kind.TEST);

    keyboard.type("new");

    Bot.await("the text", () -> OpenPage.text().contains("new"));
    assertTrue(OpenFile.isDirty());
    String typed = OpenPage.text();
    Bot.await(
        "the journal",
        () -> drafts.edited(file(agent)).filter(d -> d.source().text().equals(typed)).isPresent());

    keyboard.stroke(SWT.CTRL, 'z');
    Bot.await("the old text", () -> OpenPage.text().equals(CODE));
    Bot.await("clean", () -> !OpenFile.isDirty());
  }

  @Test
  void a_key_of_the_workbench_is_obeyed_once_and_writes_nothing() {
    FakeAgent agent = shown(Installation.Kind.PRODUCTION);
    keyboard.type("a");
    Bot.await("the text", () -> OpenPage.text().contains("a" + "app.http"));
    String typed = OpenPage.text();

    keyboard.stroke(SWT.CTRL, 's');
    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft: not live."));
    keyboard.stroke(SWT.CTRL | SWT.SHIFT, 'm');
    keyboard.type("l");
    Bot.click(TestIds.CONFIRM_OK);
    Bot.await("the code live", () -> typed.equals(live(agent)));
    Bot.await("the question gone", () -> !Bot.isThere(TestIds.CONFIRM_OK));

    Bot.await("peace", () -> OpenFile.said().isEmpty());
    assertEquals(1, deployments(agent).size());
    Bot.await(
        "a letter",
        () -> {
          // Without a window manager nobody gives the window the keys back.
          focus();
          keyboard.type("z");
          return !OpenPage.text().equals(typed);
        });
    assertTrue(OpenPage.text().matches("(?s).*\naz+app\\.http.*"), OpenPage.text());
  }

  @Test
  void text_is_cut_copied_and_pasted_by_the_workbenchs_keys() {
    shown(Installation.Kind.TEST);
    keyboard.stroke(SWT.CTRL, 'a');
    Bot.await("all selected", () -> Integer.valueOf(4).equals(selectedLines()));

    keyboard.stroke(SWT.CTRL, 'x');
    Bot.await("nothing left", () -> OpenPage.text().isEmpty());
    assertEquals(CODE, Bot.clipboard());
    keyboard.stroke(SWT.CTRL, 'v');
    Bot.await("the text", () -> OpenPage.text().equals(CODE));

    keyboard.stroke(SWT.CTRL, 'f');
    Bot.await("the find box", () -> Boolean.TRUE.equals(OpenPage.ask(IN_FIND_BOX)));
    keyboard.type("line 2");
    Bot.await("the words", () -> "line 2".equals(OpenPage.ask("document.activeElement.value")));
    keyboard.stroke(SWT.CTRL, 'a');
    keyboard.stroke(SWT.CTRL, 'c');
    Bot.await("the words", () -> Bot.clipboard().equals("line 2"));
    assertEquals(CODE, OpenPage.text());
  }

  private static Object selectedLines() {
    return ((Number) OpenPage.ask("editor.getSelection().endLineNumber")).intValue();
  }

  @Test
  void a_failed_deployment_marks_its_line_and_lines_are_gone_to() {
    FakeAgent agent = shown(Installation.Kind.TEST);
    agent
        .installation()
        .deploymentsEnd(
            Deployment.State.FAILED, "Unexpected token '}' (src/createOrder.js, line 2)");
    OpenPage.type("}");

    OpenFile.save();
    Bot.await("the mark", () -> marks("squiggly-error") == 1);
    Bot.click(TestIds.EDITOR_STRIP_ACTION);
    Bot.await("line 2", () -> OpenPage.line() == 2);
    assertEquals(CODE, live(agent));

    OpenPage.type("{");
    Bot.await("no mark", () -> marks("squiggly-error") == 0);
  }

  @Test
  void words_that_stand_in_the_file_are_suggested() {
    shown(Installation.Kind.TEST);

    keyboard.type("crea");

    Bot.await(
        "the suggestion",
        () -> Boolean.TRUE.equals(OpenPage.ask(SUGGESTED.formatted("createOrder"))));
  }

  @Test
  void json_that_is_broken_is_underlined_before_it_is_saved() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    openFile(agent, "host.json");
    OpenPage.await();

    OpenPage.type("{");

    Bot.await("the mark", () -> marks("squiggly-error") > 0);
  }

  private static int marks(String style) {
    return ((Number)
            OpenPage.ask("document.querySelectorAll('.view-overlays .%s').length".formatted(style)))
        .intValue();
  }

  @Test
  void it_is_dark_when_the_theme_is() {
    shown(Installation.Kind.TEST);
    assertEquals("rgb(255, 255, 255)", OpenPage.ask(GROUND));

    CodeEditors.set("theme", "DARK");
    Bot.await("a dark ground", () -> "rgb(30, 30, 30)".equals(OpenPage.ask(GROUND)));
    CodeEditors.set("theme", "LIGHT");
    Bot.await("a light ground", () -> "rgb(255, 255, 255)".equals(OpenPage.ask(GROUND)));
    CodeEditors.forget("theme");
  }

  @Test
  void when_its_process_dies_the_text_is_there_again_and_so_is_the_caret() {
    FakeAgent agent = shown(Installation.Kind.TEST);
    keyboard.type("new");
    Bot.await("the text", () -> OpenPage.text().contains("new"));
    String typed = OpenPage.text();
    Browser dead = OpenPage.browser();

    Engines.killPages();
    Bot.await("the page gone", () -> Bot.ui(dead::isDisposed));
    OpenPage.await();

    assertEquals(typed, OpenPage.text());
    assertTrue(OpenFile.isDirty());
    OpenPage.awaitFocus();
    keyboard.type("er");
    Bot.await("more text", () -> OpenPage.text().contains("newer"));
    OpenFile.save();
    Bot.await("the code live", () -> OpenPage.text().equals(live(agent)));
  }

  @Test
  void a_file_dropped_on_the_code_does_nothing() throws Exception {
    shown(Installation.Kind.TEST);
    Path file = Files.writeString(folder.resolve("evil.html"), "<h1>instead</h1>");
    OpenPage.ask("(() => { document.addEventListener('dragenter', () => window.came = true); })()");
    Point place =
        Bot.ui(() -> {
          Browser browser = Bot.find(Browser.class, TestIds.EDITOR_TEXT);
          return browser.toDisplay(200, 100);
        });
    try (FileDrag drag = FileDrag.ready()) {
      drag.begin(List.of(file));

      drag.drop(place, "the page", () -> Boolean.TRUE.equals(OpenPage.ask("window.came === true")));
      drag.awaitEnd();
    }

    assertEquals(CODE, OpenPage.text());
    assertFalse(OpenFile.isDirty());
  }
}
