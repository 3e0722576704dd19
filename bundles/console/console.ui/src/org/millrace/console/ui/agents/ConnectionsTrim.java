package org.millrace.console.ui.agents;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MenuListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Images;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.explorer.ExplorerImages;

/** Says at the window's foot how many installations are connected; opens a menu of them. */
public final class ConnectionsTrim extends WorkbenchWindowControlContribution {
  private LocalResourceManager resources;
  private ToolBar bar;
  private ToolItem item;
  private List<InstallationState> states = List.of();

  @Override
  protected Control createControl(Composite parent) {
    // The trim asks for the width once, so the longest text has its place from the start.
    Composite place = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(place);
    bar = new ToolBar(place, SWT.FLAT | SWT.RIGHT);
    int width = new PixelConverter(bar).convertWidthInCharsToPixels(30);
    GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).applyTo(bar);
    resources = new LocalResourceManager(JFaceResources.getResources(), bar);
    item = TestIds.set(new ToolItem(bar, SWT.PUSH), TestIds.TRIM_CONNECTIONS);
    item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> openMenu()));
    SnapshotUpdates.follow(
        PlatformUI.getWorkbench().getService(InstallationConnections.class), bar, this::show);
    return place;
  }

  private void show(List<InstallationState> now) {
    states = now;
    long connected = now.stream().filter(state -> state.link().isConnected()).count();
    item.setText(
        now.isEmpty()
            ? Messages.Trim_none
            : NLS.bind(Messages.Trim_connected, connected, now.size()));
    boolean areAll = !now.isEmpty() && connected == now.size();
    item.setImage(image(areAll ? Images.CONN_ON : Images.CONN_OFF));
  }

  private Image image(Images image) {
    return image.image(resources);
  }

  private void openMenu() {
    if (states.isEmpty()) {
      Commands.run(getWorkbenchWindow(), ConsoleIds.COMMAND_CONNECT);
      return;
    }
    Menu menu = new Menu(bar.getShell(), SWT.POP_UP);
    states.forEach(state -> add(menu, state));
    Point corner = bar.toDisplay(item.getBounds().x, item.getBounds().y);
    menu.setLocation(corner);
    menu.addMenuListener(
        MenuListener.menuHiddenAdapter(event -> menu.getDisplay().asyncExec(menu::dispose)));
    menu.setVisible(true);
  }

  private void add(Menu menu, InstallationState state) {
    MenuItem entry = new MenuItem(menu, SWT.PUSH);
    entry.setText(state.label());
    entry.setImage(image(ExplorerImages.shape(state.link())));
    entry.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(
            event -> ConnectWizard.open(getWorkbenchWindow(), state.connection())));
  }
}
