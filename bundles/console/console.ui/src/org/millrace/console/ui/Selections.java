package org.millrace.console.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.Node;

/** What is selected when a command runs. */
public final class Selections {
  private Selections() {}

  public static List<Node> all(ExecutionEvent event) {
    return HandlerUtil.getCurrentStructuredSelection(event).stream()
        .filter(Node.class::isInstance)
        .map(Node.class::cast)
        .toList();
  }

  /** The first selected node of that kind. */
  public static <T extends Node> Optional<T> first(ExecutionEvent event, Class<T> kind) {
    return all(event).stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** The app that is selected, itself or by a thing of it. */
  public static Optional<AppNode> app(ExecutionEvent event) {
    return all(event).stream().flatMap(node -> app(node).stream()).findFirst();
  }

  /** The app that the thing is, or belongs to. */
  public static Optional<AppNode> app(Node node) {
    return switch (node) {
      case AppNode app -> Optional.of(app);
      case AppPartNode part -> Optional.of(part.parent());
      case FunctionNode function -> Optional.of(function.parent());
      case FileNode file -> Optional.of(file.parent());
      default -> Optional.empty();
    };
  }
}
