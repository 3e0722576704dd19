package org.millrace.console.ui.code;

import org.eclipse.swt.widgets.Control;

/** Where code is read and typed. Lives in the UI thread; there is a plain and a clever one. */
public interface CodeArea {
  /** What a person does with a text, whatever the area. */
  enum Verb {
    UNDO,
    REDO,
    CUT,
    COPY,
    PASTE,
    DELETE,
    SELECT_ALL,
    FIND,
    /** The Tab key leaves the code, or goes into it again. */
    TAB_MOVES_FOCUS
  }

  Control control();

  /**
   * Shows another text; what was typed before cannot be undone any more.
   *
   * @param file its name, which says the language
   */
  void open(String text, String file);

  /** The text as it is now, with the line ends it had when it was opened. */
  String text();

  void setEditable(boolean editable);

  /** Told after every change that was typed, and none that was opened. */
  void onTyped(Runnable listener);

  /**
   * Puts the caret at the beginning of a line and shows it.
   *
   * @param line counted from 1; beyond the end it is the last one
   */
  void goToLine(int line);

  /** The line of the caret, counted from 1. */
  int line();

  /** Underlines a line, until the next text or {@link #unmark}. */
  void mark(int line);

  void unmark();

  void run(Verb verb);

  /** Gives the caret the keys; false when it cannot be. */
  boolean setFocus();

  /** Looks as the theme and the preferences say now. */
  void dress();
}
