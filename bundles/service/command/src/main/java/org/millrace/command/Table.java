package org.millrace.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rows for a person to read, under titles, as wide as their widest cell. */
final class Table<T> {
  private static final String GAP = "  ";

  private final List<Column<T>> columns = new ArrayList<>();

  private record Column<T>(String title, Function<T, Object> cell) {
    String text(T row) {
      return Plain.oneLine(String.valueOf(cell.apply(row)));
    }

    int width(List<T> rows) {
      int widest = title.length();
      for (T row : rows) {
        widest = Math.max(widest, text(row).length());
      }
      return widest;
    }
  }

  Table<T> column(String title, Function<T, Object> cell) {
    columns.add(new Column<>(title, cell));
    return this;
  }

  void print(List<T> rows, PrintWriter out) {
    int[] widths = columns.stream().mapToInt(column -> column.width(rows)).toArray();
    out.println(line(widths, Column::title));
    for (T row : rows) {
      out.println(line(widths, column -> column.text(row)));
    }
  }

  private String line(int[] widths, Function<Column<T>, String> text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = text.apply(columns.get(i));
      line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
