package org.millrace.console.ui.tests;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.RegistryToggleState;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.preferences.Preferences;

/**
 * What {@link RestartTest} does in a console of its own: it is told by system properties, and says
 * in a file what there was to see. Without them nothing happens.
 */
public final class RestartPhase implements IStartup {
  static final String AGENT = "org.millrace.test.restart.agent";
  static final String REPORT = "org.millrace.test.restart.report";
  static final String IS_FIRST = "org.millrace.test.restart.first";

  @Override
  public void earlyStartup() {
    if (System.getProperty(REPORT) == null) {
      return;
    }
    try {
      write(String.join("\n", Boolean.getBoolean(IS_FIRST) ? first() : again()));
    } catch (RuntimeException | AssertionError broken) {
      StringWriter stack = new StringWriter();
      broken.printStackTrace(new PrintWriter(stack));
      write(stack.toString());
    }
    Display.getDefault().asyncExec(() -> PlatformUI.getWorkbench().close());
  }

  private static void write(String report) {
    try {
      Files.writeString(Path.of(System.getProperty(REPORT)), report);
    } catch (IOException unwritable) {
      throw new AssertionError(unwritable);
    }
  }

  private static String agent() {
    return System.getProperty(AGENT);
  }

  /** Leaves things as nobody finds them. */
  private static List<String> first() {
    CodeEditors.use(Preferences.CodeEditor.PLAIN);
    CodeEditors.keep();
    AgentConnection agent = AgentConnection.to(AgentAddress.parse(agent()), FakeAgent.TOKEN);
    Bot.ui(() -> PlatformUI.getWorkbench().getService(InstallationConnections.class))
        .connect(agent);
    awaitConnected();
    Bot.ui(() -> {
      // Welcome, which a console without connections begins with.
      Bot.window().getActivePage().closeAllEditors(false);
      Bot.window().getShell().setBounds(30, 20, 1200, 800);
      return Bot.window().getActivePage().showView(ConsoleIds.VIEW_AGENTS);
    });
    Bot.type(TestIds.EXPLORER_FILTER, "order");
    Bot.command(ConsoleIds.COMMAND_FAILED_ONLY);
    open("explorer:app/" + agent() + "/orders", ConsoleIds.COMMAND_APP_OPEN);
    EditorTest.awaitState(TestIds.APP, "ready");
    open("explorer:function/" + agent() + "/orders/createOrder", ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitName("createOrder.js");
    OpenFile.awaitState("ready");
    OpenFile.type("mine\n");
    OpenFile.save();
    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft: not live."));
    return seen();
  }

  private static void awaitConnected() {
    Bot.awaitLong("the agent", () -> "ready".equals(ConsoleTest.explorer(TestIds.STATE)));
    Rows.row(TestIds.EXPLORER_TREE, "explorer:app/" + agent() + "/orders");
  }

  private static void open(String row, String command) {
    Rows.select(TestIds.EXPLORER_TREE, row);
    Bot.command(command);
  }

  private static List<String> again() {
    long unread =
        references().filter(editor -> Bot.ui(() -> editor.getEditor(false)) == null).count();
    awaitConnected();
    OpenFile.awaitState("ready");
    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft: not live."));
    List<String> seen = new ArrayList<>(seen());
    seen.add("editors that nobody has looked at yet: " + unread);
    return seen;
  }

  private static Stream<IEditorReference> references() {
    return Stream.of(Bot.ui(() -> Bot.window().getActivePage().getEditorReferences()));
  }

  private static List<String> seen() {
    String text = OpenFile.text();
    String filter = Bot.text(TestIds.EXPLORER_FILTER);
    return Bot.ui(() -> {
      IWorkbenchPage page = Bot.window().getActivePage();
      Rectangle bounds = Bot.window().getShell().getBounds();
      return List.of(
          "window: " + bounds.width + " x " + bounds.height,
          "views: "
              + Stream.of(page.getViewReferences()).map(IViewReference::getId).sorted().toList(),
          "editors: " + Stream.of(page.getEditorReferences()).map(RestartPhase::name).toList(),
          "in front: " + name(page.getReference(page.getActiveEditor())),
          "text: " + text.lines().toList(),
          "filter: " + filter,
          "failed only: " + isFailedOnly());
    });
  }

  /** Without the sign of a draft, which comes when the file has been read. */
  private static String name(IWorkbenchPartReference part) {
    return part.getTitle().replace("≠ ", "");
  }

  private static Object isFailedOnly() {
    return PlatformUI.getWorkbench()
        .getService(ICommandService.class)
        .getCommand(ConsoleIds.COMMAND_FAILED_ONLY)
        .getState(RegistryToggleState.STATE_ID)
        .getValue();
  }
}
