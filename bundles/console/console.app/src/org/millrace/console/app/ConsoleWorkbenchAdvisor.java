package org.millrace.console.app;

import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.millrace.console.ui.preferences.Themes;

/** What holds for the whole workbench. */
final class ConsoleWorkbenchAdvisor extends WorkbenchAdvisor {
  @Override
  public void initialize(IWorkbenchConfigurer configurer) {
    configurer.setSaveAndRestore(true);
  }

  @Override
  public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer window) {
    return new ConsoleWindowAdvisor(window);
  }

  @Override
  public void postStartup() {
    Themes.start(getWorkbenchConfigurer().getWorkbench());
  }

  @Override
  public String getInitialWindowPerspectiveId() {
    return "org.millrace.console.perspective.functions";
  }
}
