package org.millrace.console.ui.tests;

import org.eclipse.swt.browser.Browser;
import org.millrace.console.ui.TestIds;

/** The page of Monaco in front: asked as no code of the console may ask it, by waiting. */
final class OpenPage {
  private OpenPage() {}

  static Browser browser() {
    return Bot.find(Browser.class, TestIds.EDITOR_TEXT);
  }

  /** Until the page shows a text. */
  static void await() {
    Bot.awaitLong(
        "the page",
        () ->
            Bot.now(Browser.class, TestIds.EDITOR_TEXT)
                .filter(browser -> Bot.ui(() -> browser.getData(TestIds.REVISION) != null))
                .isPresent());
  }

  /** What an expression is in the page. */
  static Object ask(String expression) {
    Browser browser = browser();
    return Bot.ui(() -> browser.evaluate("return " + expression));
  }

  static String text() {
    return (String) ask("editor.getModel().getValue()");
  }

  static int line() {
    return ((Number) ask("editor.getPosition().lineNumber")).intValue();
  }

  /** As if it were typed, at the caret. */
  static void type(String text) {
    ask("editor.trigger('keyboard', 'type', {text: '" + text.replace("\n", "\\n") + "'}) || ''");
  }

  /** Until the keys go to the code. */
  static void awaitFocus() {
    Bot.await("the caret", () -> Boolean.TRUE.equals(ask("editor.hasTextFocus()")));
  }
}
