package org.millrace.console.ui.settings;

import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.keys.KeyCalls;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.core.script.Subject;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.AsCommand;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.management.Key;

/** Adds, renews and deletes keys: asks what has to be asked, orders it, tells how it ended. */
final class KeyChanges {
  private final AppPageSite site;
  private final BiConsumer<IStatus, String> ended;

  /**
   * @param ended told in the UI thread, with the sentence for a good end
   */
  KeyChanges(AppPageSite site, BiConsumer<IStatus, String> ended) {
    this.site = site;
    this.ended = ended;
  }

  private Shell shell() {
    return site.part().getShell();
  }

  void add(AppNode app, List<Key> known) {
    KeyDialog dialog = new KeyDialog(shell(), app, known);
    if (dialog.open() == KeyDialog.OK) {
      put(app, dialog.key(), Messages.Keys_added);
    }
  }

  /** Whoever uses the old value is locked out, so this is asked everywhere. */
  void renew(AppNode app, Key key) {
    String verb = isProduction(app) ? Messages.Keys_renewInProductionVerb : Messages.Keys_renewVerb;
    if (isWanted(app, key, CommandForm.KEY_RENEW, Messages.Keys_renewQuestion, verb)) {
      put(app, new Key(key.scope(), key.function(), key.name(), ""), Messages.Keys_renewed);
    }
  }

  void delete(AppNode app, Key key) {
    String verb =
        isProduction(app) ? Messages.Keys_deleteInProductionVerb : Messages.Keys_deleteVerb;
    if (isWanted(app, key, CommandForm.KEY_DELETE, Messages.Keys_deleteQuestion, verb)) {
      site.monitor()
          .map(monitor -> KeyCalls.delete(monitor, app.app().name(), key))
          .ifPresent(order -> schedule(order, NLS.bind(Messages.Keys_deleted, key.name())));
    }
  }

  private static boolean isProduction(AppNode app) {
    return app.installation().isProduction();
  }

  private boolean isWanted(AppNode app, Key key, CommandForm form, String question, String verb) {
    String opens = key.function().isEmpty() ? app.app().name().value() : key.function();
    Object[] values = {key.name(), opens, app.installation().label()};
    return new ConfirmDialog(shell(), app.installation(), NLS.bind(question, values), verb)
        .asCommand(() -> form.of(subject(app, key)))
        .confirmed();
  }

  private static Subject subject(AppNode app, Key key) {
    Subject named = AsCommand.subject(app).named(key.name());
    return app.app().functions().stream()
        .filter(function -> function.name().equals(key.function()))
        .findFirst()
        .map(named::with)
        .orElse(named);
  }

  private void put(AppNode app, Key key, String done) {
    site.monitor()
        .map(monitor -> KeyCalls.put(monitor, app.app().name(), key))
        .ifPresent(order -> schedule(order, NLS.bind(done, key.name())));
  }

  private void schedule(AgentCall<Key> order, String done) {
    OperationJobs.schedule(order, end -> ended.accept(end, done));
  }
}
