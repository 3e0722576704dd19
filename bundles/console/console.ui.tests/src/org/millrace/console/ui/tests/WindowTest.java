package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

final class WindowTest {
  @Test
  void the_console_opens_with_the_functions_perspective() {
    String[] perspective = new String[1];
    Display.getDefault()
        .syncExec(() ->
            perspective[0] =
                PlatformUI.getWorkbench()
                    .getActiveWorkbenchWindow()
                    .getActivePage()
                    .getPerspective()
                    .getId());

    assertEquals("org.millrace.console.perspective.functions", perspective[0]);
  }
}
