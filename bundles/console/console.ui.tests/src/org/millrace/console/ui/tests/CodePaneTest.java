package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.code.CodeArea;
import org.millrace.console.ui.preferences.Preferences;

/** What is done to code by itself. */
final class CodePaneTest extends PaneTest {
  private static final int STEPS = 200;

  private static String withFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  @Test
  void whatever_is_edited_the_console_has_the_text_of_the_page() {
    String text = "one\r\ntwo\nthree\rfour\u2028five \ud83d\ude00\r\n<script>alert(1)</script>\r\n";
    showPage(text, "a.txt");
    assertEquals(withFeeds(text), OpenPage.text());
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int step = 0; step < STEPS; step++) {
      OpenPage.ask(edit(random));
      assertEquals(OpenPage.text(), withFeeds(text()), "seed " + seed + ", step " + step);
    }

    OpenPage.ask("editor.setValue('') || ''");
    assertEquals("", text());
  }

  /** Something a person could do, anywhere in the text. */
  private static String edit(Random random) {
    List<String> texts =
        List.of("a", "", "\\n", "x\\r\\ny", "\ud83d\ude00", "\u2028", "\"'<&>\\n\\n");
    String text = texts.get(random.nextInt(texts.size()));
    return switch (random.nextInt(8)) {
      case 0 -> "editor.trigger('test', 'undo') || ''";
      case 1 -> "editor.trigger('test', 'redo') || ''";
      default ->
          """
          (() => {
            const m = editor.getModel(), n = m.getValueLength();
            const a = m.getPositionAt(Math.floor(%f * n)), b = m.getPositionAt(Math.floor(%f * n));
            editor.pushUndoStop();
            return editor.executeEdits('test', [{range: monaco.Range.fromPositions(a, b), text: '%s'}]);
          })()
          """
              .formatted(random.nextDouble(), random.nextDouble(), text.replace("'", "\\'"));
    };
  }

  @Test
  void line_ends_that_nobody_touched_stay_as_they_are() {
    showPage("one\r\ntwo\nthree\rfour\r\n", "a.txt");

    OpenPage.type("x\ny");

    assertEquals("x\r\nyone\r\ntwo\nthree\rfour\r\n", text());
  }

  @Test
  void a_large_edit_comes_over_whole() {
    showPage("", "a.txt");
    String sign = "\ud83d\ude00";

    OpenPage.ask(
        "editor.executeEdits('test', [{range: editor.getSelection(), text: 'x' + '"
            + sign
            + "'.repeat(500000)}])");

    assertEquals("x" + sign.repeat(500_000), text());
  }

  @Test
  void large_texts_are_not_coloured_and_very_large_ones_are_plain() {
    showPage("let a;\n".repeat(300_000), "a.js");
    assertEquals("plaintext", OpenPage.ask("editor.getModel().getLanguageId()"));

    String huge = "let a;\n".repeat(3_000_000);
    Bot.ui(() -> {
      pane.open(huge, "a.js");
      return null;
    });
    assertTrue(isPlain());
    assertEquals(List.of("This is the plain editor: the file is larger than 20 MB."), told);

    Bot.ui(() -> {
      pane.open("let a;\n", "a.js");
      return null;
    });
    OpenPage.await();
    assertEquals("javascript", OpenPage.ask("editor.getModel().getLanguageId()"));
  }

  @Test
  void what_is_read_only_cannot_be_typed_into() {
    showPage("one\n", "a.txt");
    Bot.ui(() -> {
      pane.setEditable(false);
      return null;
    });
    Bot.await(
        "read-only", () -> Boolean.TRUE.equals(OpenPage.ask("editor.getRawOptions().readOnly")));

    OpenPage.type("x");
    assertEquals("one\n", OpenPage.text());

    Bot.ui(() -> {
      pane.setEditable(true);
      return null;
    });
    Bot.await(
        "editable", () -> !Boolean.TRUE.equals(OpenPage.ask("editor.getRawOptions().readOnly")));
    OpenPage.type("x");
    assertEquals("xone\n", text());
  }

  @Test
  void the_editor_is_changed_by_the_preference_and_the_text_stays() {
    showPage("one\ntwo\nthree\n", "a.txt");
    OpenPage.type("x");
    Bot.ui(() -> {
      pane.goToLine(3);
      pane.mark(2);
      return null;
    });

    CodeEditors.use(Preferences.CodeEditor.PLAIN);
    Bot.await("the plain editor", PaneTest::isPlain);
    assertEquals("xone\ntwo\nthree\n", OpenFile.text());
    assertEquals(3, OpenFile.line());
    assertTrue(OpenFile.isUnderlined(2));
    OpenFile.type("y");

    CodeEditors.use(Preferences.CodeEditor.AUTOMATIC);
    OpenPage.await();
    assertEquals("yxone\ntwo\nthree\n", OpenPage.text());
    assertEquals(3, OpenPage.line());
    assertEquals(List.of(), told);
  }

  @Test
  void font_and_tab_width_are_those_of_the_preferences() {
    showPage("one\n", "a.txt");

    CodeEditors.set("editor.tabWidth", "7");
    CodeEditors.set("editor.font", "1|Monospace|18.0|0|GTK|1|;");

    Bot.await(
        "a large font",
        () -> Integer.valueOf(24).equals(number("editor.getRawOptions().fontSize")));
    assertEquals(7, number("editor.getModel().getOptions().tabSize"));
    CodeEditors.use(Preferences.CodeEditor.PLAIN);
    Bot.await("the plain editor", PaneTest::isPlain);
    StyledText plain = Bot.find(StyledText.class, TestIds.EDITOR_TEXT);
    assertEquals(7, Bot.ui(plain::getTabs));
    assertEquals(18, Bot.ui(() -> plain.getFont().getFontData()[0].getHeight()));
    CodeEditors.forget("editor.tabWidth");
    CodeEditors.forget("editor.font");
  }

  private static int number(String expression) {
    return ((Number) OpenPage.ask(expression)).intValue();
  }

  @Test
  void the_tab_key_leaves_the_code_when_that_is_wanted() {
    showPage("one\n", "a.txt");
    keyboard.aim(shell);
    Bot.ui(pane::setFocus);
    OpenPage.awaitFocus();
    keyboard.stroke(0, '\t');
    Bot.await("a tab", () -> text().equals("    one\n") || text().equals("\tone\n"));
    String typed = text();

    Bot.ui(() -> {
      pane.run(CodeArea.Verb.TAB_MOVES_FOCUS);
      return null;
    });
    Bot.await(
        "the focus elsewhere",
        () -> {
          keyboard.stroke(0, '\t');
          return Boolean.FALSE.equals(OpenPage.ask("editor.hasTextFocus()"));
        });

    assertEquals(typed, text());
  }
}
