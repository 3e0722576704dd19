package org.millrace.console.ui;

import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.services.IServiceLocator;

/** Keys such as Insert and Delete mean something only while a table has the focus, not a field. */
public final class TableFocus {
  private TableFocus() {}

  /** The context is active while the control has the focus. */
  public static void activates(Control table, IServiceLocator site, String context) {
    PageContext focused = new PageContext(site, context);
    table.addFocusListener(FocusListener.focusGainedAdapter(event -> focused.set(true)));
    table.addFocusListener(FocusListener.focusLostAdapter(event -> focused.set(false)));
  }
}
