package org.millrace.console.ui;

import java.util.function.Function;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;

/**
 * The columns of a table whose rows are values: what each says of a row, its picture, its colour.
 *
 * @param <T> a row
 */
public final class TextColumns<T> {
  private final TableViewer viewer;
  private final Class<T> rows;
  private Function<T, Image> image = row -> null;
  private Function<T, Color> color = row -> null;
  private Function<T, String> id = row -> "";

  /** Makes the table one of values, with a head. */
  public TextColumns(TableViewer viewer, Class<T> rows) {
    this.viewer = viewer;
    this.rows = rows;
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    viewer.getTable().setHeaderVisible(true);
  }

  /** The picture in the first column. */
  public TextColumns<T> image(Function<T, Image> ofRow) {
    image = ofRow;
    return this;
  }

  /** The colour of the whole row; null for the usual one. */
  public TextColumns<T> color(Function<T, Color> ofRow) {
    color = ofRow;
    return this;
  }

  /** What tests know a row by. */
  public TextColumns<T> id(Function<T, String> ofRow) {
    id = ofRow;
    return this;
  }

  /** Adds one at the right, in the colour of the row. */
  public TextColumns<T> column(String title, int characters, Function<T, String> words) {
    return column(title, characters, words, row -> color.apply(row));
  }

  /** Adds one at the right with a colour of its own; null for the usual one. */
  public TextColumns<T> column(
      String title, int characters, Function<T, String> words, Function<T, Color> ofCell) {
    boolean isFirst = viewer.getTable().getColumnCount() == 0;
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
    column.getColumn().setText(title);
    column.getColumn().setMoveable(true);
    column
        .getColumn()
        .setWidth(new PixelConverter(viewer.getTable()).convertWidthInCharsToPixels(characters));
    column.setLabelProvider(new Cells(words, ofCell, isFirst));
    return this;
  }

  private final class Cells extends ColumnLabelProvider {
    private final Function<T, String> words;
    private final Function<T, Color> ofCell;
    private final boolean isFirst;

    Cells(Function<T, String> words, Function<T, Color> ofCell, boolean isFirst) {
      this.words = words;
      this.ofCell = ofCell;
      this.isFirst = isFirst;
    }

    @Override
    public void update(ViewerCell cell) {
      super.update(cell);
      cell.getItem().setData(TestIds.ID, id.apply(rows.cast(cell.getElement())));
    }

    @Override
    public String getText(Object element) {
      return words.apply(rows.cast(element));
    }

    @Override
    public Image getImage(Object element) {
      return isFirst ? image.apply(rows.cast(element)) : null;
    }

    @Override
    public Color getForeground(Object element) {
      return ofCell.apply(rows.cast(element));
    }
  }
}
