package org.millrace.console.app;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.ui.preferences.Themes;

/** The console as a program. */
public final class ConsoleApplication implements IApplication {
  @Override
  public Object start(IApplicationContext context) {
    Display display = PlatformUI.createDisplay();
    Themes.noteSystem(display);
    try {
      int ended = PlatformUI.createAndRunWorkbench(display, new ConsoleWorkbenchAdvisor());
      return ended == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
    } finally {
      display.dispose();
    }
  }

  @Override
  public void stop() {
    if (!PlatformUI.isWorkbenchRunning()) {
      return;
    }
    IWorkbench workbench = PlatformUI.getWorkbench();
    workbench.getDisplay().syncExec(workbench::close);
  }
}
