package org.millrace.console.app;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.millrace.console.ui.welcome.Welcome;

/** Which bars a window has, and what is in it at first. */
final class ConsoleWindowAdvisor extends WorkbenchWindowAdvisor {
  ConsoleWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
    super(configurer);
  }

  @Override
  public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
    return new ConsoleActionBarAdvisor(configurer);
  }

  @Override
  public void preWindowOpen() {
    IWorkbenchWindowConfigurer window = getWindowConfigurer();
    window.setInitialSize(new Point(1440, 900));
    window.setShowMenuBar(true);
    window.setShowCoolBar(true);
    window.setShowStatusLine(true);
    window.setShowPerspectiveBar(true);
    window.setShowProgressIndicator(true);
    window.setTitle("Millrace");
  }

  @Override
  public void postWindowOpen() {
    Welcome.greet(getWindowConfigurer().getWindow());
  }
}
