package org.millrace.console.ui.status;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MenuListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.ui.TestIds;

/** A menu that is made when it is opened and gone when it is closed. */
final class PopupMenu {
  private PopupMenu() {}

  static void open(IWorkbenchWindow window, Point corner, Consumer<Menu> fill) {
    Menu menu = new Menu(window.getShell(), SWT.POP_UP);
    fill.accept(menu);
    menu.setLocation(corner);
    // Later: what was chosen in it runs after it is hidden.
    menu.addMenuListener(
        MenuListener.menuHiddenAdapter(event -> menu.getDisplay().asyncExec(menu::dispose)));
    window.getShell().setData(TestIds.POPUP, menu);
    menu.setVisible(true);
  }
}
