package org.millrace.console.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/**
 * Another program to drag files from, as a file manager is: a small window at the upper right of
 * the screen that hands out the files it was started with.
 */
final class DragProgram {
  /** Where its window is, to press the mouse there. */
  static final int X = 1300;

  static final int Y = 40;

  static final String TEXT = "--text";

  private DragProgram() {}

  /**
   * @param what the files that it holds, or {@link #TEXT} and a text
   */
  public static void main(String[] what) {
    boolean isText = what[0].equals(TEXT);
    Object held = isText ? what[1] : what;
    Display display = new Display();
    Shell shell = new Shell(display, SWT.ON_TOP | SWT.NO_TRIM);
    shell.setLayout(new FillLayout());
    shell.setBounds(X - 50, Y - 20, 100, 40);
    Label label = new Label(shell, SWT.BORDER);
    label.setText("Drag me");
    DragSource source = new DragSource(label, DND.DROP_COPY | DND.DROP_MOVE);
    source.setTransfer(
        new Transfer[] {isText ? TextTransfer.getInstance() : FileTransfer.getInstance()});
    source.addDragListener(
        new DragSourceAdapter() {
          @Override
          public void dragSetData(DragSourceEvent event) {
            event.data = held;
          }

          @Override
          public void dragFinished(DragSourceEvent event) {
            System.out.println("ended");
          }
        });
    shell.open();
    System.out.println("ready");
    while (!shell.isDisposed()) {
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
  }
}
