package org.millrace.console.ui.logs;

/** What can be done to a log stream that is shown. */
enum LogVerb {
  /** Holds it still, or lets it go on. */
  PAUSE,
  CLEAR,
  COPY,
  SAVE_AS
}
