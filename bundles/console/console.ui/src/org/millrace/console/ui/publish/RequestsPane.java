package org.millrace.console.ui.publish;

import java.util.List;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.core.publish.PublishRow;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.TestIds;

/** What clients published and what was refused, or why there is nothing to see. */
final class RequestsPane extends Composite {
  private final StackLayout stack = new StackLayout();
  private final StatePane quiet;
  private final TableViewer viewer;
  private List<InstallationState> states = List.of();

  RequestsPane(Composite parent) {
    super(parent, SWT.NONE);
    setLayout(stack);
    quiet = new StatePane(this, TestIds.PUBLISH_ACT);
    viewer = new TableViewer(this, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), TestIds.PUBLISH_REQUESTS);
    viewer.getTable().setHeaderVisible(true);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    PixelConverter pixels = new PixelConverter(viewer.getTable());
    for (RequestColumn column : RequestColumn.values()) {
      TableViewerColumn shown = new TableViewerColumn(viewer, SWT.NONE);
      shown.getColumn().setText(column.title());
      shown.getColumn().setWidth(pixels.convertWidthInCharsToPixels(column.characters()));
      shown.setLabelProvider(new Cells(column));
    }
    stack.topControl = quiet;
  }

  /**
   * Shows what there is.
   *
   * @param turnOn what the button does while the endpoint is off
   */
  void show(
      List<PublishRow> rows,
      List<InstallationState> now,
      LocalPublishEndpoint.State endpoint,
      Runnable turnOn) {
    states = now;
    viewer.setInput(rows);
    if (endpoint instanceof LocalPublishEndpoint.State.On) {
      quiet.say(Messages.Publish_nothingYet, Messages.Publish_nothingYetHint);
    } else {
      quiet.say(Messages.Publish_off, Messages.Publish_offHint, Messages.Publish_turnOn, turnOn);
    }
    stack.topControl = rows.isEmpty() ? quiet : viewer.getTable();
    layout();
  }

  private final class Cells extends ColumnLabelProvider {
    private final RequestColumn column;

    Cells(RequestColumn column) {
      this.column = column;
    }

    @Override
    public String getText(Object element) {
      return column.text((PublishRow) element, states);
    }

    @Override
    public Color getForeground(Object element) {
      boolean isFailure =
          column == RequestColumn.OUTCOME && OutcomeWords.isFailure((PublishRow) element, states);
      return isFailure ? ConsoleColors.ERROR.color() : null;
    }
  }
}
