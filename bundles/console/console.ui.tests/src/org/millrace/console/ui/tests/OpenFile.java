package org.millrace.console.ui.tests;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorPart;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.TestIds;

/** The file editor in front, as a person sees it. */
final class OpenFile {
  private OpenFile() {}

  static void awaitName(String name) {
    Bot.await("the editor " + name, () -> name.equals(Bot.ui(OpenFile::title)));
  }

  private static String title() {
    IEditorPart editor = Bot.window().getActivePage().getActiveEditor();
    return editor == null ? "" : editor.getTitle().replace("≠ ", "");
  }

  static void awaitState(String state) {
    Bot.await(
        "the state " + state,
        () -> {
          Control root = Bot.find(Control.class, TestIds.EDITOR);
          return state.equals(Bot.ui(() -> root.getData(TestIds.STATE)));
        });
  }

  private static StyledText code() {
    return Bot.find(StyledText.class, TestIds.EDITOR_TEXT);
  }

  static String text() {
    StyledText code = code();
    return Bot.ui(code::getText);
  }

  /** At the beginning of the text. */
  static void type(String text) {
    StyledText code = code();
    Bot.ui(() -> {
      code.replaceTextRange(0, 0, text);
      return null;
    });
  }

  /** The first place where the words stand. */
  static void replace(String words, String others) {
    StyledText code = code();
    Bot.ui(() -> {
      code.replaceTextRange(code.getText().indexOf(words), words.length(), others);
      return null;
    });
  }

  static boolean isEditable() {
    StyledText code = code();
    return Bot.ui(code::getEditable);
  }

  static int line() {
    StyledText code = code();
    return Bot.ui(() -> code.getLineAtOffset(code.getCaretOffset()) + 1);
  }

  /** Whether the line is marked as a problem; counted from 1. */
  static boolean isUnderlined(int line) {
    StyledText code = code();
    return Bot.ui(() -> {
      StyleRange style = code.getStyleRangeAtOffset(code.getOffsetAtLine(line - 1));
      return style != null && style.underline;
    });
  }

  static boolean isDirty() {
    return Bot.ui(() -> Bot.window().getActivePage().getActiveEditor().isDirty());
  }

  static void save() {
    Bot.ui(() -> {
      Bot.window().getActivePage().getActiveEditor().doSave(new NullProgressMonitor());
      return null;
    });
  }

  /** What the strip in the head says; empty when it is not there. */
  static String said() {
    return Bot.now(Composite.class, TestIds.EDITOR_STRIP)
        .map(strip -> Bot.ui(() -> ((Label) strip.getChildren()[0]).getText()))
        .orElse("");
  }

  /** What can be done about it, as links. */
  static String offered() {
    Link link = Bot.find(Link.class, TestIds.EDITOR_STRIP_ACTION);
    return Bot.ui(link::getText);
  }

  static String facts() {
    StatePane facts = Bot.find(StatePane.class, TestIds.EDITOR_FACTS);
    return Bot.ui(facts::sentence);
  }
}
