package org.millrace.console.ui.open;

import java.util.List;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.search.Place;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.TestIds;

/**
 * Finds functions and files of all connected installations while a person types; files as soon as
 * the agents have told them.
 */
final class OpenAnythingDialog extends Dialog {
  private static final int SHOWN_CHARACTERS = 80;
  private static final int SHOWN_ROWS = 16;

  private final InstallationConnections connections;
  private AllPlaces places;
  private Text pattern;
  private PlacesTable table;
  private Label state;
  private Place chosen;

  OpenAnythingDialog(IWorkbenchWindow window) {
    super(window.getShell());
    connections = window.getService(InstallationConnections.class);
  }

  /** What the person wants to see, after OK. */
  Place chosen() {
    return chosen;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(Messages.Open_title);
  }

  @Override
  protected boolean isResizable() {
    return true;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite body = (Composite) super.createDialogArea(parent);
    GridLayoutFactory.swtDefaults().margins(12, 12).applyTo(body);
    new Label(body, SWT.NONE).setText(Messages.Open_pattern);
    pattern = TestIds.set(new Text(body, SWT.SEARCH | SWT.ICON_SEARCH), TestIds.OPEN_PATTERN);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(pattern);
    table = new PlacesTable(body, this::enable, this::okPressed);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(
            convertWidthInCharsToPixels(SHOWN_CHARACTERS), convertHeightInCharsToPixels(SHOWN_ROWS))
        .applyTo(table.control());
    state = TestIds.set(new Label(body, SWT.NONE), TestIds.OPEN_STATE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(state);
    pattern.addModifyListener(event -> show());
    pattern.addKeyListener(KeyListener.keyPressedAdapter(this::toTable));
    gather(body);
    return body;
  }

  private void gather(Composite body) {
    places = new AllPlaces(new Repaint(body, this::show)::request);
    body.addDisposeListener(event -> places.cancel());
    places.gather(connections);
    show();
  }

  private void show() {
    List<Place> found = places.find(pattern.getText());
    table.show(found);
    state.setText(words(found));
    enable();
  }

  private String words(List<Place> found) {
    if (places.isGoingOn()) {
      return NLS.bind(Messages.Open_reading, found.size());
    }
    return places.failure().isEmpty()
        ? NLS.bind(Messages.Open_found, found.size())
        : NLS.bind(Messages.Open_incomplete, found.size(), places.failure());
  }

  /** The arrow goes into the list, as a person's hand is there already. */
  private void toTable(KeyEvent event) {
    if (event.keyCode == SWT.ARROW_DOWN) {
      table.control().setFocus();
      event.doit = false;
    }
  }

  private void enable() {
    Control open = getButton(IDialogConstants.OK_ID);
    if (open != null) {
      open.setEnabled(table.selected().isPresent());
    }
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    TestIds.set(
        createButton(parent, IDialogConstants.OK_ID, Messages.Open_open, true), TestIds.OPEN_OK);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    enable();
  }

  @Override
  protected void okPressed() {
    table
        .selected()
        .ifPresent(place -> {
          chosen = place;
          super.okPressed();
        });
  }
}
