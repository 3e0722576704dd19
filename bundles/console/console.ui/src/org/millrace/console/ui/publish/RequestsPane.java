package org.millrace.console.ui.publish;

import java.util.List;
import org.eclipse.jface.viewers.TableViewer;
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
import org.millrace.console.ui.TextColumns;

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
    TextColumns<PublishRow> table = new TextColumns<>(viewer, PublishRow.class);
    for (RequestColumn column : RequestColumn.values()) {
      table.column(
          column.title(),
          column.characters(),
          row -> column.text(row, states),
          row -> color(column, row));
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

  private Color color(RequestColumn column, PublishRow row) {
    boolean isFailure = column == RequestColumn.OUTCOME && OutcomeWords.isFailure(row, states);
    return isFailure ? ConsoleColors.ERROR.color() : null;
  }
}
