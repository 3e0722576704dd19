package org.millrace.console.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.millrace.console.core.settings.SettingRow;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.Revealed;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;

/** The settings as rows; values are hidden until they are asked for, edited ones are marked. */
final class SettingsTable {
  private final TableViewer viewer;
  private final Revealed revealed;
  private String filter = "";

  /**
   * @param revealedChanged told when other values than before are shown
   */
  SettingsTable(Composite parent, Runnable revealedChanged) {
    viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), TestIds.SETTINGS_TABLE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTable());
    revealed =
        new Revealed(
            viewer.getTable(),
            Revealed.USUAL_TIME,
            () -> {
              viewer.refresh();
              revealedChanged.run();
            });
    new TextColumns<>(viewer, SettingRow.class)
        .color(SettingsTable::color)
        .id(row -> "settings:" + row.name())
        .column(Messages.Setting_edit, 12, SettingsTable::edit)
        .column(Messages.Setting_name, 36, SettingRow::name)
        .column(Messages.Setting_value, 60, this::value);
    viewer.addFilter(
        new ViewerFilter() {
          @Override
          public boolean select(Viewer shown, Object parentRow, Object row) {
            return ((SettingRow) row).name().toLowerCase(Locale.ROOT).contains(filter);
          }
        });
  }

  TableViewer viewer() {
    return viewer;
  }

  Table control() {
    return viewer.getTable();
  }

  Revealed revealed() {
    return revealed;
  }

  private static String edit(SettingRow row) {
    return switch (row.edit()) {
      case NONE -> "";
      case ADDED -> Messages.Setting_added;
      case CHANGED -> Messages.Setting_changed;
      case REMOVED -> Messages.Setting_removed;
    };
  }

  private static Color color(SettingRow row) {
    return switch (row.edit()) {
      case NONE -> null;
      case ADDED, CHANGED -> ConsoleColors.INFO.color();
      case REMOVED -> ConsoleColors.MUTED.color();
    };
  }

  private String value(SettingRow row) {
    return revealed.isShown(row.name()) ? row.value().replaceAll("\\R", " ↵ ") : Revealed.HIDDEN;
  }

  /** Shows these rows; the selection stays with the names. */
  void show(List<SettingRow> rows) {
    List<String> names = selected().stream().map(SettingRow::name).toList();
    viewer.setInput(rows);
    viewer.setSelection(
        new StructuredSelection(rows.stream().filter(row -> names.contains(row.name())).toList()));
  }

  void filterBy(String text) {
    filter = text.strip().toLowerCase(Locale.ROOT);
    viewer.refresh();
  }

  List<SettingRow> selected() {
    return viewer.getStructuredSelection().stream().map(SettingRow.class::cast).toList();
  }

  Optional<SettingRow> one() {
    List<SettingRow> rows = selected();
    return rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
  }
}
