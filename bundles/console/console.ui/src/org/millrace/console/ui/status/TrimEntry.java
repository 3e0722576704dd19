package org.millrace.console.ui.status;

import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;

/** One thing that the window's foot tells, and what pressing it opens. UI thread only. */
interface TrimEntry {
  /**
   * How it is told.
   *
   * @param image a shape beside the words; empty when they begin with one
   * @param hint what the pointer over it says
   */
  record Face(String text, Optional<ImageDescriptor> image, String hint) {
    Face(String text, ImageDescriptor image, String hint) {
      this(text, Optional.of(image), hint);
    }
  }

  /** What tests find its button by. */
  String id();

  /** What is to be told now; empty when there is nothing. */
  Optional<Face> face();

  /**
   * Begins to follow what it tells.
   *
   * @param foot it ends with this
   * @param changed told in the UI thread when there is another {@link #face}
   */
  void follow(Control foot, Runnable changed);

  /**
   * It was pressed.
   *
   * @param corner of its button, on the screen
   */
  void open(Point corner);
}
