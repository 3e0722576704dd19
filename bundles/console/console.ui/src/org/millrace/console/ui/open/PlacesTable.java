package org.millrace.console.ui.open;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.millrace.console.core.search.Place;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.explorer.ExplorerImages;
import org.millrace.console.ui.nodes.Node;

/** Places in a table that makes only the rows a person sees. */
final class PlacesTable {
  private static final int NAME_CHARACTERS = 44;
  private static final int WHERE_CHARACTERS = 36;

  private final Table table;
  private final ExplorerImages images;
  private List<Place> shown = List.of();

  /**
   * @param opened a row was double-clicked, or Enter pressed on it
   */
  PlacesTable(Composite parent, Runnable selected, Runnable opened) {
    table =
        TestIds.set(
            new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER),
            TestIds.OPEN_TABLE);
    images = new ExplorerImages(new LocalResourceManager(JFaceResources.getResources(), table));
    column(NAME_CHARACTERS);
    column(WHERE_CHARACTERS);
    table.addListener(SWT.SetData, this::fill);
    table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> selected.run()));
    table.addListener(SWT.DefaultSelection, event -> opened.run());
  }

  private void column(int characters) {
    new TableColumn(table, SWT.NONE)
        .setWidth(new PixelConverter(table).convertWidthInCharsToPixels(characters));
  }

  Table control() {
    return table;
  }

  /** The first one is selected, so that Enter opens it. */
  void show(List<Place> places) {
    shown = places;
    table.setItemCount(places.size());
    table.clearAll();
    if (!places.isEmpty()) {
      table.setSelection(0);
    }
  }

  Optional<Place> selected() {
    int index = table.getSelectionIndex();
    return index < 0 || index >= shown.size() ? Optional.empty() : Optional.of(shown.get(index));
  }

  private void fill(Event event) {
    Place place = shown.get(event.index);
    Node node = Things.node(place);
    TableItem row = TestIds.set((TableItem) event.item, "open:" + node.id());
    row.setText(new String[] {place.name(), place.where()});
    row.setImage(images.image(node));
  }
}
