package org.millrace.console.ui.editor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.App;
import org.millrace.management.Function;

/** The functions that an open file holds; the one in front is what commands are about. */
final class FileFunctions implements ISelectionProvider {
  private final CopyOnWriteArrayList<ISelectionChangedListener> listeners =
      new CopyOnWriteArrayList<>();
  private List<FunctionNode> functions = List.of();
  private Optional<AppNode> app = Optional.empty();
  private String preferred = "";

  void update(InstallationState state, FileKey file) {
    Optional<App> known = state.app(file.app());
    app = known.map(found -> new AppNode(state, found));
    List<FunctionNode> before = functions;
    functions =
        app.stream()
            .flatMap(node ->
                node.app().functions().stream()
                    .filter(function -> function.file().equals(file.path()))
                    .map(function -> new FunctionNode(node, function)))
            .toList();
    if (!functions.equals(before) || before.isEmpty()) {
      tell();
    }
  }

  List<String> names() {
    return functions.stream().map(FunctionNode::function).map(Function::name).toList();
  }

  Optional<String> selected() {
    return node().map(node -> node.function().name());
  }

  private Optional<FunctionNode> node() {
    return functions.stream()
        .filter(node -> node.function().name().equals(preferred))
        .findFirst()
        .or(() -> functions.stream().findFirst());
  }

  /** Puts a function in front; one that is not there (yet) when it is. */
  void select(String name) {
    if (!name.equals(preferred)) {
      preferred = name;
      tell();
    }
  }

  /** The line that names the function, counted from 1. */
  Optional<Integer> line(String code, String name) {
    int line = 1;
    for (String text : code.split("\n", -1)) {
      if (text.contains("'" + name + "'") || text.contains("\"" + name + "\"")) {
        return Optional.of(line);
      }
      line++;
    }
    return Optional.empty();
  }

  private void tell() {
    SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
    listeners.forEach(listener -> listener.selectionChanged(event));
  }

  @Override
  public ISelection getSelection() {
    return node()
        .<Node>map(node -> node)
        .or(() -> app)
        .map(StructuredSelection::new)
        .orElse(StructuredSelection.EMPTY);
  }

  @Override
  public void setSelection(ISelection selection) {
    // The head chooses the function.
  }

  @Override
  public void addSelectionChangedListener(ISelectionChangedListener listener) {
    listeners.addIfAbsent(listener);
  }

  @Override
  public void removeSelectionChangedListener(ISelectionChangedListener listener) {
    listeners.remove(listener);
  }
}
