package org.millrace.console.ui.open;

import java.util.stream.Stream;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.appeditor.OpenAppHandler;
import org.millrace.console.ui.editor.OpenCodeHandler;
import org.millrace.console.ui.explorer.ExplorerWords;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.Node;

/** What can be found by its name: its words, and how it is opened. */
final class Things {
  private Things() {}

  /** All functions that are known without asking an agent. */
  static Stream<FunctionNode> functions(InstallationState state) {
    return state.apps().stream()
        .map(app -> new AppNode(state, app))
        .flatMap(
            app -> app.app().functions().stream().map(function -> new FunctionNode(app, function)));
  }

  /** Its name as a person types it: that of a file is its path. */
  static String name(Node node) {
    return node instanceof FileNode file ? file.path() : ExplorerWords.name(node);
  }

  /** Where it is, in a person's words. */
  static String where(Node node) {
    return switch (node) {
      case FunctionNode function -> where(function.parent());
      case FileNode file -> where(file.parent());
      default -> node.installation().label();
    };
  }

  private static String where(AppNode parent) {
    return parent.app().name() + " · " + parent.installation().label();
  }

  static void open(IWorkbenchWindow window, Node node) throws ExecutionException {
    switch (node) {
      case FunctionNode function -> OpenCodeHandler.open(window, function);
      case FileNode file -> OpenCodeHandler.open(window, file);
      case AppNode app -> OpenAppHandler.open(window, app);
      case AgentNode _ -> showAgents(window);
      default -> throw new IllegalArgumentException(node.id() + " is never found by its name.");
    }
  }

  private static void showAgents(IWorkbenchWindow window) throws ExecutionException {
    try {
      window.getActivePage().showView(ConsoleIds.VIEW_AGENTS);
    } catch (PartInitException broken) {
      throw new ExecutionException("The agents cannot be shown.", broken);
    }
  }
}
