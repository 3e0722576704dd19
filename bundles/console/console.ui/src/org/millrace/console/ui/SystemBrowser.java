package org.millrace.console.ui;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.IWorkbenchWindow;

/** The web browser of the person's desktop. */
public final class SystemBrowser {
  private SystemBrowser() {}

  /** Opens the address there; says in the window when the desktop has none. */
  public static void open(IWorkbenchWindow window, String url) {
    if (Program.launch(url)) {
      StatusLine.tell(window, NLS.bind(Messages.Browser_opened, url));
    } else {
      Notifications.of(window).tellFailure(NLS.bind(Messages.Browser_none, url));
    }
  }
}
