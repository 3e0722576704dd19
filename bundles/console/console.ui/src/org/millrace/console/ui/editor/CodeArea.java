package org.millrace.console.ui.editor;

import org.eclipse.swt.widgets.Control;

/** Where code is read and typed. Lives in the UI thread; there may be a plain and a clever one. */
interface CodeArea {
  /** What a person does with a text, whatever the area. */
  enum Verb {
    UNDO,
    REDO,
    CUT,
    COPY,
    PASTE,
    DELETE,
    SELECT_ALL,
    FIND
  }

  Control control();

  /**
   * Shows another text; what was typed before cannot be undone any more.
   *
   * @param file its name, which says the language
   */
  void open(String text, String file);

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
}
