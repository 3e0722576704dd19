package org.millrace.console.ui.editor;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.edit.SaveOutcome;
import org.millrace.console.ui.Times;
import org.millrace.management.Deployment;
import org.millrace.model.AppName;

/** Who was faster, in a person's words. */
final class ConflictWords {
  private ConflictWords() {}

  static String sentence(AppName app, SaveOutcome.Conflict conflict) {
    return conflict
        .theirs()
        .map(theirs -> sentence(app, theirs))
        .orElseGet(() -> NLS.bind(Messages.Conflict_byNobodyKnown, app));
  }

  private static String sentence(AppName app, Deployment theirs) {
    Object[] values = {
      app, theirs.author(), theirs.number(), Times.moment(theirs.ended().orElse(theirs.received()))
    };
    return NLS.bind(Messages.Conflict_sentence, values);
  }
}
