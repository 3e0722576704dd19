package org.millrace.console.ui.editor;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileContent;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.edit.LiveFile;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.SaveOutcome;
import org.millrace.console.core.edit.SourceText;

/**
 * What is known of a file that is open: what is live, what is kept as a draft and what was saved
 * last. Knows no widget; lives in the UI thread.
 */
final class FileSession {
  private final FileKey file;
  private final DraftStore drafts;
  private LiveVersion base = LiveVersion.NONE;
  private SourceText saved = new SourceText("", false);
  private Optional<LiveFile> live = Optional.empty();
  private Optional<SaveOutcome.Conflict> conflict = Optional.empty();
  private String failure = "";
  private boolean isKnown;
  private boolean isDraft;
  private boolean isDeploying;

  FileSession(FileKey file, DraftStore drafts) {
    this.file = file;
    this.drafts = drafts;
  }

  FileKey file() {
    return file;
  }

  /** What the person left here the last time, to be shown without asking anybody. */
  Optional<String> restore() {
    Optional<Draft> kept = drafts.kept(file);
    Optional<Draft> typed = drafts.edited(file);
    kept.or(() -> typed)
        .ifPresent(draft -> {
          base = draft.base();
          // Of what was only typed it is not known yet what was saved before.
          saved = kept.isPresent() ? draft.source() : draft.source().with("");
          isKnown = true;
        });
    isDraft = kept.isPresent();
    return typed.or(() -> kept).map(draft -> draft.source().text());
  }

  /**
   * Takes what is live.
   *
   * @param isDirty whether something is typed that is not saved
   * @return the text to be shown instead of what is there; empty when that stays
   */
  Optional<String> take(LiveFile read, boolean isDirty) {
    live = Optional.of(read);
    boolean isMine = isDraft || isDirty;
    if (isMine && isKnown) {
      if (!base.hasFilesOf(read.version())) {
        meet(new SaveOutcome.Conflict(read.version(), Optional.empty()));
      } else if (!isDraft && read.content() instanceof FileContent.Text text) {
        saved = text.source();
      }
      return Optional.empty();
    }
    base = read.version();
    if (!(read.content() instanceof FileContent.Text text)) {
      return Optional.empty();
    }
    boolean isOther = !isKnown || !text.source().equals(saved);
    saved = text.source();
    isKnown = true;
    return isOther ? Optional.of(saved.text()) : Optional.empty();
  }

  /** Keeps the text as a draft; one that is live already is none. */
  void save(String text) {
    SourceText source = saved.with(text);
    if (isLive(source)) {
      drafts.forget(file);
      isDraft = false;
    } else {
      drafts.keep(new Draft(file, base, source));
      isDraft = true;
    }
    saved = source;
    failure = "";
  }

  private boolean isLive(SourceText source) {
    return conflict.isEmpty()
        && live.isPresent()
        && live.get().content() instanceof FileContent.Text text
        && text.source().equals(source);
  }

  /** Keeps what is typed and not saved, in case the console dies. */
  void journal(String text) {
    drafts.journal(new Draft(file, base, saved.with(text)));
  }

  /** What is typed and not saved is not wanted any more. */
  void forgetTyped() {
    drafts.forgetEdited(file);
  }

  /** The draft went live as it was sent; by now there may be a newer one. */
  void went(LiveVersion version, Optional<Draft> sent) {
    isDeploying = false;
    failure = "";
    boolean isBuilt = live.map(LiveFile::isBuilt).orElse(false);
    live =
        sent.<FileContent>map(draft -> new FileContent.Text(draft.source()))
            .or(() -> live.map(LiveFile::content))
            .map(content -> new LiveFile(version, content, isBuilt));
    base = version;
    conflict = Optional.empty();
    isDraft = drafts.kept(file).isPresent();
  }

  void deploying() {
    isDeploying = true;
    failure = "";
  }

  /** The deployment ended without the draft being live. */
  void stayed(SaveOutcome outcome) {
    isDeploying = false;
    switch (outcome) {
      case SaveOutcome.Failed failed -> failure = failed.sentence();
      case SaveOutcome.Offline offline -> failure = offline.sentence();
      case SaveOutcome.Conflict met -> conflict = Optional.of(met);
      case SaveOutcome.Live _ -> throw new IllegalStateException("It is live.");
    }
  }

  /** Somebody else was faster. */
  void meet(SaveOutcome.Conflict met) {
    if (conflict.isEmpty() || conflict.get().theirs().isEmpty()) {
      conflict = Optional.of(met);
    }
  }

  /** Nothing of the person is kept any more. */
  void discard() {
    drafts.forget(file);
    isDraft = false;
    isKnown = false;
    conflict = Optional.empty();
    failure = "";
  }

  void fail(String sentence) {
    failure = sentence;
  }

  /** The file is not there any more in what is live, though the draft was begun with it. */
  boolean isGone() {
    return live.isPresent()
        && live.get().content() instanceof FileContent.Missing
        && !base.hasFilesOf(live.get().version());
  }

  /** Whether there is a text that may be changed. */
  boolean isEditable() {
    return isKnown && !isReadOnly();
  }

  boolean isReadOnly() {
    return live.map(LiveFile::isBuilt).orElse(false);
  }

  boolean isKnown() {
    return isKnown;
  }

  boolean isDraft() {
    return isDraft;
  }

  boolean isDeploying() {
    return isDeploying;
  }

  boolean isSaved(String text) {
    return saved.text().equals(text);
  }

  LiveVersion base() {
    return base;
  }

  Optional<LiveFile> live() {
    return live;
  }

  Optional<SaveOutcome.Conflict> conflict() {
    return conflict;
  }

  /** Why it is not live as it was saved, or not kept; empty when all is well. */
  String failure() {
    return drafts.trouble().map(why -> NLS.bind(Messages.Draft_notKept, why)).orElse(failure);
  }
}
