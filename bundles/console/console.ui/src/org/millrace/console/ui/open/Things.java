package org.millrace.console.ui.open;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.millrace.console.core.search.Place;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.appeditor.OpenAppHandler;
import org.millrace.console.ui.editor.OpenCodeHandler;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.Node;

/** Opens what was found by its name. */
final class Things {
  private Things() {}

  static void open(IWorkbenchWindow window, Place place) throws ExecutionException {
    open(window, node(place));
  }

  static Node node(Place place) {
    AppNode app = new AppNode(place.installation(), place.app());
    return place
        .function()
        .<Node>map(function -> new FunctionNode(app, function))
        .orElseGet(() -> new FileNode(app, place.name(), false));
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
