package org.millrace.console.ui.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;

/** Finds and selects rows of trees and tables by the ids that they carry. */
final class Rows {
  private Rows() {}

  /** The row of a tree whose branches are open, as soon as it is there. */
  static TreeItem row(String treeId, String id) {
    Tree tree = Bot.find(Tree.class, treeId);
    Bot.await("row " + id, () -> Bot.ui(() -> look(tree.getItems(), id).isPresent()));
    return Bot.ui(() -> look(tree.getItems(), id).orElseThrow());
  }

  static boolean hasRow(String treeId, String id) {
    Tree tree = Bot.find(Tree.class, treeId);
    return Bot.ui(() -> look(tree.getItems(), id).isPresent());
  }

  /** What the row says if it is there now. */
  static Optional<String> text(String treeId, String id) {
    Tree tree = Bot.find(Tree.class, treeId);
    return Bot.ui(() -> look(tree.getItems(), id).map(TreeItem::getText));
  }

  private static Optional<TreeItem> look(TreeItem[] items, String id) {
    for (TreeItem item : items) {
      if (id.equals(item.getData(TestIds.ID))) {
        return Optional.of(item);
      }
      Optional<TreeItem> within = look(item.getItems(), id);
      if (within.isPresent()) {
        return within;
      }
    }
    return Optional.empty();
  }

  /** Selects a row of a tree, as a click on it does. */
  static void select(String treeId, String id) {
    TreeItem row = row(treeId, id);
    Bot.ui(() -> {
      Tree tree = row.getParent();
      if (treeId.equals(TestIds.EXPLORER_TREE)) {
        // Without a window manager the focus alone does not always make it the active part.
        PlatformUI.getWorkbench()
            .getWorkbenchWindows()[0]
            .getActivePage()
            .showView(ConsoleIds.VIEW_EXPLORER);
      }
      tree.setFocus();
      tree.setSelection(row);
      Event event = new Event();
      event.item = row;
      tree.notifyListeners(SWT.Selection, event);
      return null;
    });
  }

  /** Opens a branch, as a click on its arrow does. */
  static void expand(String treeId, String id) {
    TreeItem row = row(treeId, id);
    Bot.ui(() -> {
      Event event = new Event();
      event.item = row;
      row.getParent().notifyListeners(SWT.Expand, event);
      row.setExpanded(true);
      return null;
    });
  }

  /** The texts of a table's rows, columns parted by a bar. */
  static List<String> rows(String tableId) {
    Table table = Bot.find(Table.class, tableId);
    return Bot.ui(() -> {
      List<String> rows = new ArrayList<>();
      for (var item : table.getItems()) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < table.getColumnCount(); column++) {
          cells.add(item.getText(column));
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    });
  }

  /** Selects the row of a table with that id, as a click on it does. */
  static void selectRow(String tableId, String rowId) {
    Table table = Bot.find(Table.class, tableId);
    Bot.await("row " + rowId, () -> Bot.ui(() -> row(table, rowId).isPresent()));
    Bot.ui(() -> {
      TableItem row = row(table, rowId).orElseThrow();
      table.setFocus();
      table.setSelection(row);
      Event event = new Event();
      event.item = row;
      table.notifyListeners(SWT.Selection, event);
      return null;
    });
  }

  /** Selects the first row of a table. */
  static void selectFirst(String tableId) {
    actOnFirst(tableId, SWT.Selection);
  }

  /** Opens the first row of a table, as a double-click and Enter do. */
  static void openFirst(String tableId) {
    selectFirst(tableId);
    actOnFirst(tableId, SWT.DefaultSelection);
  }

  /** Asynchronously: what is opened may be a dialog. */
  private static void actOnFirst(String tableId, int type) {
    Table table = Bot.find(Table.class, tableId);
    table
        .getDisplay()
        .asyncExec(() -> {
          table.setSelection(0);
          Event event = new Event();
          event.item = table.getItem(0);
          table.notifyListeners(type, event);
        });
  }

  private static Optional<TableItem> row(Table table, String id) {
    return List.of(table.getItems()).stream()
        .filter(item -> id.equals(item.getData(TestIds.ID)))
        .findFirst();
  }
}
