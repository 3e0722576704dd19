package org.millrace.console.app;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.ui.preferences.Themes;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** The console as a program. */
public final class ConsoleApplication implements IApplication {
  @Override
  public Object start(IApplicationContext context) {
    ConsoleLog.begin();
    System.setProperty("org.millrace.console.version", version());
    Display display = PlatformUI.createDisplay();
    Themes.noteSystem(display);
    try {
      int ended = PlatformUI.createAndRunWorkbench(display, new ConsoleWorkbenchAdvisor());
      return ended == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
    } finally {
      display.dispose();
    }
  }

  private static String version() {
    Version version = FrameworkUtil.getBundle(ConsoleApplication.class).getVersion();
    return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
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
