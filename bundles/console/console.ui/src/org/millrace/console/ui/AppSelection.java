package org.millrace.console.ui;

import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.millrace.console.ui.nodes.Node;

/** The selection of a part that is about one thing: commands on it work from there, too. */
public final class AppSelection implements ISelectionProvider {
  private final CopyOnWriteArrayList<ISelectionChangedListener> listeners =
      new CopyOnWriteArrayList<>();
  private ISelection selection = StructuredSelection.EMPTY;

  /** The thing as it is now. */
  public void set(Node node) {
    setSelection(new StructuredSelection(node));
  }

  @Override
  public ISelection getSelection() {
    return selection;
  }

  @Override
  public void setSelection(ISelection newSelection) {
    selection = newSelection;
    SelectionChangedEvent event = new SelectionChangedEvent(this, newSelection);
    listeners.forEach(listener -> listener.selectionChanged(event));
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
