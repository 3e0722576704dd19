package org.millrace.console.ui.tests;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.wizard.IWizardContainer;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.preferences.Preferences;

/** A test of the running console: begins and ends without connections and dialogs. */
@ExtendWith({Pictures.class, FreezeWatch.class, ErrorWatch.class})
abstract class ConsoleTest {
  private final List<FakeAgent> agents = new ArrayList<>();

  final InstallationConnections connections =
      Bot.ui(() -> PlatformUI.getWorkbench().getService(InstallationConnections.class));

  @BeforeEach
  final void begin() {
    forgetAll();
    CodeEditors.use(codeEditor());
    Bot.ui(() -> {
      Bot.window();
      PlatformUI.getWorkbench()
          .getWorkbenchWindows()[0]
          .getActivePage()
          .showView(ConsoleIds.VIEW_EXPLORER);
      Bot.window().getActivePage().closeAllEditors(false);
      return null;
    });
    Bot.await("an empty Explorer", () -> "empty".equals(explorer(TestIds.STATE)));
  }

  @AfterEach
  final void end() {
    Bot.closeDialogs();
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    forgetAll();
    agents.forEach(FakeAgent::close);
  }

  /** In what the test edits code: the plain editor opens at once, and can be asked. */
  Preferences.CodeEditor codeEditor() {
    return Preferences.CodeEditor.PLAIN;
  }

  private void forgetAll() {
    connections.states().stream().map(InstallationState::id).forEach(connections::forget);
  }

  final FakeAgent start(FakeInstallation installation) {
    FakeAgent agent = new FakeAgent(installation);
    agents.add(agent);
    return agent;
  }

  /** One that speaks TLS. */
  final FakeAgent startSecure(FakeInstallation installation, int port) {
    FakeAgent agent = FakeAgent.secure(installation, port);
    agents.add(agent);
    return agent;
  }

  /** Starts an agent and connects the console to it. */
  final FakeAgent connected(FakeInstallation installation) {
    FakeAgent agent = start(installation);
    connections.connect(agent.connection());
    awaitShown(agent);
    Bot.await("an event stream", () -> agent.openStreams() == 1);
    return agent;
  }

  /** Until the Explorer shows everything the agent knows now. */
  final void awaitShown(FakeAgent agent) {
    long revision = agent.installation().revision();
    Bot.await(
        "the Explorer at " + revision,
        () ->
            "ready".equals(explorer(TestIds.STATE))
                && (long) explorer(TestIds.REVISION) >= revision);
  }

  static Object explorer(String key) {
    Control explorer = Bot.find(Control.class, TestIds.EXPLORER);
    return Bot.ui(() -> explorer.getData(key));
  }

  /** The wizard that is open. */
  static WizardDialog wizard() {
    Bot.await("a wizard", ConsoleTest::isWizardOpen);
    return Bot.ui(ConsoleTest::lookForWizard);
  }

  static boolean isWizardOpen() {
    return Bot.ui(() -> lookForWizard() != null);
  }

  private static WizardDialog lookForWizard() {
    for (Shell shell : Display.getDefault().getShells()) {
      if (shell.isVisible() && shell.getData() instanceof WizardDialog dialog) {
        return dialog;
      }
    }
    return null;
  }

  /** What the wizard complains of, or an empty text. */
  static String complaint() {
    WizardDialog dialog = wizard();
    return Bot.ui(() -> {
      String message = dialog.getCurrentPage().getErrorMessage();
      return message == null ? "" : message;
    });
  }

  static boolean canFinish() {
    IWizardContainer dialog = wizard();
    return Bot.ui(() -> ((WizardDialog) dialog).getCurrentPage().getWizard().canFinish());
  }

  static void finish() {
    Bot.await("Finish enabled", () -> Bot.ui(() -> finishButton().isEnabled()));
    Bot.click(Bot.ui(ConsoleTest::finishButton));
  }

  /** A button of a dialog that has no ids, by the titles of both. */
  static Button button(String dialog, String label) {
    Bot.await("a dialog " + dialog, () -> Bot.ui(() -> lookFor(dialog) != null));
    return Bot.ui(() -> button(lookFor(dialog), label));
  }

  /** The dialog of that title, or null. */
  static Shell lookFor(String title) {
    for (Shell shell : Display.getDefault().getShells()) {
      if (shell.isVisible() && shell.getText().equals(title)) {
        return shell;
      }
    }
    return null;
  }

  private static Button finishButton() {
    return button(lookForWizard().getShell(), "Finish");
  }

  private static Button button(Composite parent, String label) {
    for (Control child : parent.getChildren()) {
      if (child instanceof Button found && found.getText().replace("&", "").equals(label)) {
        return found;
      }
      if (child instanceof Composite composite) {
        Button within = button(composite, label);
        if (within != null) {
          return within;
        }
      }
    }
    return null;
  }
}
