package org.millrace.console.ui.explorer;

import java.util.Locale;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.millrace.console.ui.nodes.Node;

/** Leaves the nodes whose words hold the text, with all that is above and under them. */
final class ExplorerFilter extends ViewerFilter {
  private final ITreeContentProvider tree;
  private String text = "";

  ExplorerFilter(ITreeContentProvider tree) {
    this.tree = tree;
  }

  void setText(String newText) {
    text = newText.strip().toLowerCase(Locale.ROOT);
  }

  boolean isSet() {
    return !text.isEmpty();
  }

  @Override
  public boolean select(Viewer viewer, Object parent, Object element) {
    return text.isEmpty() || holdsAbove(element) || holdsWithin(element);
  }

  private boolean holdsAbove(Object element) {
    for (Object above = tree.getParent(element); above != null; above = tree.getParent(above)) {
      if (holds(above)) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsWithin(Object element) {
    if (holds(element)) {
      return true;
    }
    for (Object child : tree.getChildren(element)) {
      if (holdsWithin(child)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(Object element) {
    Node node = (Node) element;
    String words = ExplorerWords.name(node) + " " + ExplorerWords.state(node);
    return words.toLowerCase(Locale.ROOT).contains(text);
  }
}
