package org.millrace.console.app;

import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The menus' frame; the slices fill it by plugin.xml. */
final class ConsoleActionBarAdvisor extends ActionBarAdvisor {
  ConsoleActionBarAdvisor(IActionBarConfigurer configurer) {
    super(configurer);
  }
}
