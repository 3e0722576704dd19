package org.millrace.console.ui;

import org.eclipse.swt.widgets.Control;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.Node;

/** A page of the app editor: one side of an app. All of it is called in the UI thread. */
public interface AppPage {
  Control control();

  /** Shows the app as it is now; reads memory only. */
  void show(AppNode app);

  /** It came to the front, or left it. */
  default void setInFront(boolean inFront) {}

  /** What commands work on while the page is in front. */
  Node selected(AppNode app);

  default void setFocus() {
    control().setFocus();
  }

  /** Whether something on it waits to be saved. */
  default boolean isDirty() {
    return false;
  }

  /**
   * Saves in the background what waits to be saved.
   *
   * @param saved told when all of it is saved; not told when it was not
   */
  default void save(Runnable saved) {
    saved.run();
  }
}
