package org.millrace.console.core.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millrace.management.Settings;

/**
 * The settings of an app as a person wants them, beside those that were read. Never changes; each
 * edit makes another one.
 *
 * @param base what was read
 * @param edits the wanted value of each setting that is to change; empty to remove it
 */
public record SettingsDraft(Settings base, SortedMap<String, Optional<String>> edits) {

  /** Keeps only what would change something. */
  public SettingsDraft {
    SortedMap<String, Optional<String>> real = new TreeMap<>(edits);
    Map<String, String> read = base.values();
    real.entrySet()
        .removeIf(edit -> edit.getValue().equals(Optional.ofNullable(read.get(edit.getKey()))));
    edits = Collections.unmodifiableSortedMap(real);
  }

  /** Nothing edited yet. */
  public static SettingsDraft of(Settings read) {
    return new SettingsDraft(read, new TreeMap<>());
  }

  public boolean isEdited() {
    return !edits.isEmpty();
  }

  /** Whether there will be a setting of that name. */
  public boolean has(String name) {
    return wanted().values().containsKey(name);
  }

  public SettingsDraft with(String name, String value) {
    return edited(Map.of(name, Optional.of(value)));
  }

  /** With all of these, whether they are there or not. */
  public SettingsDraft with(Map<String, String> values) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    values.forEach((name, value) -> wanted.put(name, Optional.of(value)));
    return edited(wanted);
  }

  public SettingsDraft without(String name) {
    return edited(Map.of(name, Optional.empty()));
  }

  /** The setting is as it was read again. */
  public SettingsDraft reverted(String name) {
    return edited(Map.of(name, Optional.ofNullable(base.values().get(name))));
  }

  private SettingsDraft edited(Map<String, Optional<String>> more) {
    SortedMap<String, Optional<String>> all = new TreeMap<>(edits);
    all.putAll(more);
    return new SettingsDraft(base, all);
  }

  /** All settings as they should be, named by the version they were read as. */
  public Settings wanted() {
    SortedMap<String, String> values = new TreeMap<>(base.values());
    edits.forEach((name, value) ->
        value.ifPresentOrElse(text -> values.put(name, text), () -> values.remove(name)));
    return new Settings(base.version(), values);
  }

  /** Everything that is, will be or was there, by name. */
  public List<SettingRow> rows() {
    SortedSet<String> names = new TreeSet<>(base.values().keySet());
    names.addAll(edits.keySet());
    List<SettingRow> rows = new ArrayList<>();
    names.forEach(name -> rows.add(row(name)));
    return rows;
  }

  private SettingRow row(String name) {
    Optional<String> read = Optional.ofNullable(base.values().get(name));
    Optional<String> edit = edits.getOrDefault(name, read);
    if (edit.isEmpty()) {
      return new SettingRow(name, read.orElse(""), SettingRow.Edit.REMOVED);
    }
    SettingRow.Edit kind =
        !edits.containsKey(name)
            ? SettingRow.Edit.NONE
            : read.isPresent() ? SettingRow.Edit.CHANGED : SettingRow.Edit.ADDED;
    return new SettingRow(name, edit.get(), kind);
  }

  /** The same edits, as if the newer settings had been read. */
  public SettingsDraft onto(Settings newer) {
    return new SettingsDraft(newer, edits);
  }

  /** The names that were edited here and meanwhile changed there, each to something else. */
  public SortedSet<String> conflictsWith(Settings newer) {
    SortedSet<String> names = new TreeSet<>();
    edits.forEach((name, mine) -> {
      String read = base.values().get(name);
      String theirs = newer.values().get(name);
      boolean isTouched = !Objects.equals(read, theirs);
      if (isTouched && !mine.equals(Optional.ofNullable(theirs))) {
        names.add(name);
      }
    });
    return names;
  }

  @Override
  public String toString() {
    return "SettingsDraft[version=" + base.version() + ", edited=" + edits.keySet() + "]";
  }
}
