package org.millrace.console.ui.settings;

/** What can be done to the rows of a page with names and secret values. */
enum Verb {
  ADD,
  /** Gives the selected row another value. */
  EDIT,
  REMOVE,
  IMPORT,
  /** Shows the values of the selected rows, or hides what is shown. */
  SHOW,
  COPY
}
