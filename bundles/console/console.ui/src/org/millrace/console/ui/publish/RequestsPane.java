package org.millrace.console.ui.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.core.publish.PublishRow;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;
import org.millrace.console.ui.Times;

/**
 * What clients published and what was refused, or why there is nothing to see. Of the selected one
 * it tells all, with the next step.
 */
final class RequestsPane extends Composite {
  private final StackLayout stack = new StackLayout();
  private final Composite either;
  private final StatePane quiet;
  private final TableViewer viewer;
  private final Strip detail;
  private final RequestSteps steps;
  private List<InstallationState> states = List.of();
  private Instant now = Instant.EPOCH;

  RequestsPane(Composite parent, RequestSteps steps) {
    super(parent, SWT.NONE);
    this.steps = steps;
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
    either = new Composite(this, SWT.NONE);
    either.setLayout(stack);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(either);
    detail = new Strip(this, TestIds.PUBLISH_DETAIL);
    quiet = new StatePane(either, TestIds.PUBLISH_ACT);
    viewer = new TableViewer(either, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), TestIds.PUBLISH_REQUESTS);
    viewer.setComparer(new ByAttempt());
    createColumns();
    viewer.addSelectionChangedListener(event -> tellSelected());
    viewer.addOpenListener(event -> selected().ifPresent(row -> steps.open(row, states)));
    stack.topControl = quiet;
  }

  private void createColumns() {
    new TextColumns<>(viewer, PublishRow.class)
        .column(Messages.Column_time, 12, row -> Times.moment(row.attempt().time()))
        .column(Messages.Column_client, 18, row -> row.attempt().client())
        .column(Messages.Column_user, 14, row -> row.attempt().user())
        .column(Messages.Column_from, 14, row -> row.attempt().address())
        .column(
            Messages.Column_app, 14, row -> row.attempt().app().map(Object::toString).orElse(""))
        .column(Messages.Column_size, 10, row -> words(row).size())
        .column(
            Messages.Column_outcome,
            70,
            row -> words(row).sentence(),
            row -> words(row).isFailure() ? ConsoleColors.ERROR.color() : null);
  }

  private OutcomeWords words(PublishRow row) {
    return new OutcomeWords(row, states, now);
  }

  /**
   * Shows what there is.
   *
   * @param turnOn what the button does while the endpoint is off
   */
  void show(
      List<PublishRow> rows,
      List<InstallationState> newStates,
      LocalPublishEndpoint.State endpoint,
      Runnable turnOn) {
    states = newStates;
    now = Instant.now();
    viewer.setInput(rows);
    if (endpoint instanceof LocalPublishEndpoint.State.On) {
      quiet.say(Messages.Publish_nothingYet, Messages.Publish_nothingYetHint);
    } else {
      quiet.say(Messages.Publish_off, Messages.Publish_offHint, Messages.Publish_turnOn, turnOn);
    }
    stack.topControl = rows.isEmpty() ? quiet : viewer.getTable();
    either.layout();
    tellSelected();
  }

  private void tellSelected() {
    Optional<PublishRow> row = selected();
    row.ifPresentOrElse(
        chosen ->
            detail.show(
                words(chosen).isFailure() ? Strip.Tone.ERROR : Strip.Tone.INFO,
                steps.sentence(words(chosen)),
                steps.of(chosen, states)),
        detail::hide);
  }

  private Optional<PublishRow> selected() {
    return Optional.ofNullable((PublishRow) viewer.getStructuredSelection().getFirstElement());
  }

  /** What is selected stays so while more becomes known of it. */
  private static final class ByAttempt implements IElementComparer {
    @Override
    public boolean equals(Object one, Object other) {
      return one instanceof PublishRow row && other instanceof PublishRow that
          ? row.attempt().equals(that.attempt())
          : one.equals(other);
    }

    @Override
    public int hashCode(Object element) {
      return element instanceof PublishRow row ? row.attempt().hashCode() : element.hashCode();
    }
  }
}
