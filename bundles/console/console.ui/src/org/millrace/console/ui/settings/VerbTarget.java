package org.millrace.console.ui.settings;

/** A page that commands work on while it is in front. */
interface VerbTarget {
  void run(Verb verb);
}
