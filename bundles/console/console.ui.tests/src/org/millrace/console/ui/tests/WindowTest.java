package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.ui.ConsoleIds;

final class WindowTest {
  @AfterEach
  void close() {
    Bot.closeDialogs();
  }

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

  @ParameterizedTest
  @ValueSource(strings = {IPageLayout.ID_PROGRESS_VIEW, ConsoleIds.VIEW_ERROR_LOG})
  void the_platforms_views_for_work_and_errors_are_there(String id) {
    assertNotNull(Bot.ui(() -> Bot.window().getActivePage().showView(id)));
  }

  @Test
  void about_says_the_version() {
    Bot.command("org.eclipse.ui.help.aboutAction");

    Bot.await("the version", () -> Bot.ui(WindowTest::isVersionSaid));
  }

  private static boolean isVersionSaid() {
    for (Shell shell : Display.getDefault().getShells()) {
      if (shell.isVisible() && says(shell, "Millrace 0.")) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(Composite parent, String words) {
    for (Control child : parent.getChildren()) {
      if (child instanceof StyledText text && text.getText().contains(words)) {
        return true;
      }
      if (child instanceof Composite inner && says(inner, words)) {
        return true;
      }
    }
    return false;
  }
}
