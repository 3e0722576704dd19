package org.millrace.console.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
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
}
