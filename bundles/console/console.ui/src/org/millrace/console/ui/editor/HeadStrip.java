package org.millrace.console.ui.editor;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.services.IServiceLocator;
import org.millrace.console.core.edit.CodePlace;
import org.millrace.console.core.edit.SaveOutcome;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.Times;
import org.millrace.management.Deployment;

/** Chooses what the head of a file says: of all that is the matter what matters most. */
final class HeadStrip {
  /** What a person can do about it. */
  interface Acts {
    void deploy();

    void discard();

    void resolve();

    void goTo(int line);
  }

  private final FileHead head;
  private final Acts acts;
  private final IServiceLocator site;
  private String note = "";
  private String noteOnceRead = "";

  HeadStrip(FileHead head, Acts acts, IServiceLocator site) {
    this.head = head;
    this.acts = acts;
    this.site = site;
  }

  /** What is said as long as nothing else matters; empty to be silent. */
  void note(String sentence) {
    note = sentence;
  }

  /** What is noted when the text has been read again. */
  void noteOnceRead(String sentence) {
    noteOnceRead = sentence;
  }

  /**
   * The text was read.
   *
   * @param reload who made the version, if its text has replaced another one
   */
  void wasRead(Optional<Deployment> reload) {
    if (!noteOnceRead.isEmpty()) {
      note = noteOnceRead;
      noteOnceRead = "";
      return;
    }
    reload.ifPresent(made -> note = NLS.bind(Messages.Note_reloaded, made.author(), made.number()));
  }

  void show(FileSession session, Optional<InstallationState> installation) {
    if (installation.isEmpty() || !installation.get().link().isConnected()) {
      sayOffline(session, installation);
    } else if (session.isGone() && session.isKnown()) {
      sayGone();
    } else if (session.conflict().isPresent()) {
      sayConflict(session, session.conflict().get());
    } else if (session.isReadOnly()) {
      sayReadOnly(session, installation.get());
    } else if (session.isDeploying()) {
      head.say(
          Strip.Tone.INFO, NLS.bind(Messages.Strip_deploying, session.file().app()), List.of());
    } else if (!session.failure().isEmpty()) {
      sayFailed(session);
    } else if (session.isDraft()) {
      sayDraft(installation.get());
    } else if (!note.isEmpty()) {
      head.say(Strip.Tone.INFO, note, List.of());
    } else {
      head.sayNothing();
    }
  }

  private void sayOffline(FileSession session, Optional<InstallationState> installation) {
    boolean hasText = session.isDraft() || session.isKnown();
    String since =
        installation
            .map(InstallationState::link)
            .filter(Link.Offline.class::isInstance)
            .map(link -> Times.moment(((Link.Offline) link).since()))
            .orElse("");
    String sentence =
        since.isEmpty() ? Messages.Strip_notConnected : NLS.bind(Messages.Strip_offline, since);
    head.say(
        Strip.Tone.WARN, hasText ? sentence + " " + Messages.Strip_textKept : sentence, List.of());
  }

  private void sayGone() {
    head.say(
        Strip.Tone.WARN,
        Messages.Strip_gone,
        List.of(
            new Strip.Verb(Messages.Verb_addAgain, acts::resolve),
            new Strip.Verb(Messages.Verb_discard, acts::discard)));
  }

  private void sayConflict(FileSession session, SaveOutcome.Conflict conflict) {
    head.say(
        Strip.Tone.WARN,
        ConflictWords.sentence(session.file().app(), conflict),
        List.of(new Strip.Verb(Messages.Verb_resolve, acts::resolve)));
  }

  private void sayReadOnly(FileSession session, InstallationState installation) {
    head.say(
        Strip.Tone.INFO,
        ReadOnlyWords.sentence(session, installation),
        List.of(
            new Strip.Verb(
                Messages.Verb_profile,
                () -> Commands.run(site, ConsoleIds.COMMAND_PUBLISH_PROFILE)),
            new Strip.Verb(
                Messages.Verb_download,
                () -> Commands.run(site, ConsoleIds.COMMAND_APP_DOWNLOAD))));
  }

  private void sayFailed(FileSession session) {
    Optional<Strip.Verb> goTo =
        CodePlace.in(session.failure())
            .filter(place -> place.isIn(session.file().path()))
            .map(place ->
                new Strip.Verb(
                    NLS.bind(Messages.Verb_goToLine, place.line()), () -> acts.goTo(place.line())));
    Strip.Verb again = new Strip.Verb(Messages.Verb_deployAgain, acts::deploy);
    head.say(
        Strip.Tone.ERROR,
        session.failure(),
        goTo.map(verb -> List.of(verb, again)).orElse(List.of(again)));
  }

  private void sayDraft(InstallationState installation) {
    head.say(
        Strip.Tone.INFO,
        Messages.Strip_draft,
        List.of(
            new Strip.Verb(
                installation.isProduction()
                    ? Messages.Verb_deployToProduction
                    : Messages.Verb_deploy,
                acts::deploy),
            new Strip.Verb(Messages.Verb_discard, acts::discard)));
  }
}
