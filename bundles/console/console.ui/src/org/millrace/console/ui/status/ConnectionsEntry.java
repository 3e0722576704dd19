package org.millrace.console.ui.status;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Images;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.agents.ConnectWizard;
import org.millrace.console.ui.explorer.ExplorerImages;

/** How many installations are connected; opens a menu of them. */
final class ConnectionsEntry implements TrimEntry {
  private final IWorkbenchWindow window;
  private final ResourceManager resources;
  private List<InstallationState> states = List.of();

  ConnectionsEntry(IWorkbenchWindow window, ResourceManager resources) {
    this.window = window;
    this.resources = resources;
  }

  @Override
  public String id() {
    return TestIds.TRIM_CONNECTIONS;
  }

  @Override
  public void follow(Control foot, Runnable changed) {
    SnapshotUpdates.follow(
        window.getService(InstallationConnections.class),
        foot,
        now -> {
          states = now;
          changed.run();
        });
  }

  @Override
  public Optional<Face> face() {
    long connected = states.stream().filter(state -> state.link().isConnected()).count();
    boolean areAll = !states.isEmpty() && connected == states.size();
    String text =
        states.isEmpty()
            ? Messages.Connections_none
            : NLS.bind(Messages.Connections_some, connected, states.size());
    Images image = areAll ? Images.CONN_ON : Images.CONN_OFF;
    return Optional.of(new Face(text, image.descriptor(), Messages.Connections_hint));
  }

  @Override
  public void open(Point corner) {
    if (states.isEmpty()) {
      Commands.run(window, ConsoleIds.COMMAND_CONNECT);
    } else {
      PopupMenu.open(window, corner, menu -> states.forEach(state -> add(menu, state)));
    }
  }

  private void add(Menu menu, InstallationState state) {
    MenuItem entry = new MenuItem(menu, SWT.PUSH);
    entry.setText(state.label());
    entry.setImage(ExplorerImages.shape(state.link()).image(resources));
    entry.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> ConnectWizard.open(window, state)));
  }
}
