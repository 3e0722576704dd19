package org.millrace.console.ui.open;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Widget;

/**
 * The rows that a virtual table makes and forgets: GTK asks for one while the last ones are
 * removed. The theme engine would keep them after the table is gone, and fail with the next theme.
 */
final class LostRows {
  private final Table table;
  private final Set<TableItem> made = new HashSet<>();

  private LostRows(Table table) {
    this.table = table;
  }

  /** From now on, none outlives the table. */
  static void collect(Table table) {
    LostRows rows = new LostRows(table);
    table.addListener(SWT.SetData, event -> rows.made.add((TableItem) event.item));
    table.addDisposeListener(event -> rows.dispose());
  }

  private void dispose() {
    made.stream()
        .filter(row -> !row.isDisposed() && table.indexOf(row) < 0)
        .forEach(Widget::dispose);
  }
}
