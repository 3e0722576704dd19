package org.millrace.console.ui.settings;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.millrace.console.core.settings.SettingsDraft;
import org.millrace.management.Settings;

/** What the Configuration page knows: the settings as read and as edited. Knows no widget. */
final class ConfigurationModel {
  /** How it stands with them. */
  enum State {
    LOADING,
    READY,
    SAVING,
    /** They could not be read. */
    FAILED
  }

  private State state = State.LOADING;
  private Optional<SettingsDraft> draft = Optional.empty();
  private Optional<Settings> newest = Optional.empty();
  private String whyNotRead = "";
  private String whyNotSaved = "";

  State state() {
    return state;
  }

  /** Why reading or saving did not succeed; empty when it did. */
  String failure() {
    return whyNotSaved.isEmpty() ? whyNotRead : whyNotSaved;
  }

  Optional<SettingsDraft> draft() {
    return draft;
  }

  boolean isEdited() {
    return draft.filter(SettingsDraft::isEdited).isPresent();
  }

  /** Whether rows may be edited now. */
  boolean isWritable() {
    return state == State.READY && draft.isPresent();
  }

  /** The names that were edited here while others changed them, too. */
  SortedSet<String> clashes() {
    return draft.flatMap(mine -> newest.map(mine::conflictsWith)).orElseGet(TreeSet::new);
  }

  void edit(UnaryOperator<SettingsDraft> edit) {
    draft = draft.map(edit);
    whyNotSaved = "";
  }

  /** Everything is as it was read last. */
  void discard() {
    draft = newest.map(SettingsDraft::of);
    whyNotSaved = "";
  }

  /** What is edited stays so; where others changed the same, it is kept apart until saving. */
  void read(Settings settings) {
    newest = Optional.of(settings);
    if (clashes().isEmpty()) {
      draft =
          Optional.of(draft.map(mine -> mine.onto(settings)).orElse(SettingsDraft.of(settings)));
    }
    if (state != State.SAVING) {
      state = State.READY;
    }
  }

  /** What was read before stays. */
  void notRead(String sentence) {
    whyNotRead = sentence;
    if (draft.isEmpty()) {
      state = State.FAILED;
    }
  }

  void readAgain() {
    whyNotRead = "";
    if (draft.isEmpty()) {
      state = State.LOADING;
    }
  }

  void save() {
    state = State.SAVING;
    whyNotSaved = "";
  }

  void saved(Settings settings) {
    newest = Optional.of(settings);
    draft = Optional.of(SettingsDraft.of(settings));
    state = State.READY;
  }

  /**
   * @param sentence empty when a person cancelled it
   */
  void notSaved(String sentence) {
    state = State.READY;
    whyNotSaved = sentence;
  }

  /** Goes on from what others saved; theirs wins for the names that are not in {@code mine}. */
  void settle(Settings theirs, SortedSet<String> conflicts, SortedSet<String> mine) {
    newest = Optional.of(theirs);
    SettingsDraft merged = draft.orElseThrow().onto(theirs);
    for (String name : conflicts) {
      merged = mine.contains(name) ? merged : merged.reverted(name);
    }
    draft = Optional.of(merged);
  }
}
