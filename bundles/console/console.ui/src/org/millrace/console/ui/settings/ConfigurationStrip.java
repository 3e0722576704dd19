package org.millrace.console.ui.settings;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.management.Agent;
import org.millrace.management.App;

/** Says over the settings what saving will do, what it does, and how it ended. */
final class ConfigurationStrip {
  private final Strip strip;
  private final Runnable save;
  private boolean isTelling;

  ConfigurationStrip(Strip strip, Runnable save) {
    this.strip = strip;
    this.save = save;
  }

  /** One sentence, the most important one. */
  void show(ConfigurationModel model, AppNode app) {
    if (model.state() == ConfigurationModel.State.SAVING) {
      say(Strip.Tone.INFO, NLS.bind(Messages.Configuration_saving, app.app().name()));
    } else if (model.draft().isPresent() && !model.failure().isEmpty()) {
      say(Strip.Tone.ERROR, model.failure());
    } else if (!model.clashes().isEmpty()) {
      String names = String.join(", ", model.clashes());
      offerToSave(Strip.Tone.WARN, NLS.bind(Messages.Configuration_clash, names));
    } else if (model.isEdited()) {
      offerToSave(Strip.Tone.INFO, whatSavingDoes(app));
    } else if (!isTelling) {
      strip.hide();
    }
  }

  private void offerToSave(Strip.Tone tone, String sentence) {
    isTelling = false;
    strip.show(tone, sentence, "", Messages.Configuration_save, save);
  }

  private void say(Strip.Tone tone, String sentence) {
    isTelling = false;
    strip.show(tone, sentence);
  }

  private static String whatSavingDoes(AppNode node) {
    App app = node.app();
    if (app.revision() == 0) {
      return NLS.bind(Messages.Configuration_savingKeeps, app.name());
    }
    if (app.state() == App.State.STOPPED) {
      return NLS.bind(Messages.Configuration_savingStopped, app.name());
    }
    return NLS.bind(Messages.Configuration_savingRestarts, app.name(), readyAgents(node));
  }

  private static long readyAgents(AppNode node) {
    return node.installation().snapshot().stream()
        .flatMap(snapshot -> snapshot.agents().stream())
        .filter(agent -> agent.state() == Agent.State.READY)
        .count();
  }

  /** Until something else has to be said. */
  void saved(AppNode app, int version) {
    tell(NLS.bind(Messages.Configuration_saved, app.app().name(), version));
  }

  /** What is no failure and needs no act; stays until something else has to be said. */
  void tell(String sentence) {
    strip.show(Strip.Tone.INFO, sentence);
    isTelling = true;
  }

  void fail(String sentence) {
    strip.show(Strip.Tone.ERROR, sentence);
    isTelling = true;
  }
}
