package org.millrace.console.ui.status;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.millrace.console.ui.TestIds;

/**
 * The window's foot: a button for each thing that is to be told now, in the order of importance.
 */
public final class StatusTrim extends WorkbenchWindowControlContribution {
  /** The trim asks for the width once, so that what comes later has its place from the start. */
  private static final int CHARACTERS = 90;

  private static final String KEY = StatusTrim.class.getName();

  private LocalResourceManager resources;
  private ToolBar bar;
  private List<TrimEntry> entries = List.of();

  @Override
  protected Control createControl(Composite parent) {
    Composite place = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(place);
    bar = new ToolBar(place, SWT.FLAT | SWT.RIGHT);
    int width = new PixelConverter(bar).convertWidthInCharsToPixels(CHARACTERS);
    GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).applyTo(bar);
    resources = new LocalResourceManager(JFaceResources.getResources(), bar);
    bar.setData(KEY, this);
    IWorkbenchWindow window = getWorkbenchWindow();
    entries =
        List.of(
            new ConnectionsEntry(window, resources),
            new EndpointEntry(window),
            new DraftsEntry(window),
            new FailuresEntry(window),
            new ProductionEntry(window));
    entries.forEach(entry -> entry.follow(bar, this::show));
    show();
    return place;
  }

  /** Brings the keyboard to the foot of the window; false when there is none in it. */
  static boolean focus(Composite window) {
    if (window.getData(KEY) != null) {
      return window.forceFocus();
    }
    return Arrays.stream(window.getChildren())
        .filter(Composite.class::isInstance)
        .map(Composite.class::cast)
        .anyMatch(StatusTrim::focus);
  }

  private void show() {
    if (bar.isDisposed()) {
      return;
    }
    int place = 0;
    for (TrimEntry entry : entries) {
      Optional<ToolItem> before = find(entry.id());
      Optional<TrimEntry.Face> face = entry.face();
      if (face.isPresent()) {
        int index = place++;
        show(before.orElseGet(() -> create(entry, index)), face.get());
      } else {
        before.ifPresent(ToolItem::dispose);
      }
    }
    bar.getParent().layout(true, true);
  }

  private Optional<ToolItem> find(String id) {
    return Arrays.stream(bar.getItems())
        .filter(item -> id.equals(item.getData(TestIds.ID)))
        .findFirst();
  }

  private ToolItem create(TrimEntry entry, int index) {
    ToolItem item = TestIds.set(new ToolItem(bar, SWT.PUSH, index), entry.id());
    item.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(
            event -> entry.open(bar.toDisplay(item.getBounds().x, item.getBounds().y))));
    return item;
  }

  /** What is told already is left alone: a button that changes under the pointer flickers. */
  private void show(ToolItem item, TrimEntry.Face face) {
    if (!face.text().equals(item.getText())) {
      item.setText(face.text());
    }
    item.setImage(face.image().map(resources::get).orElse(null));
    item.setToolTipText(face.hint());
  }
}
