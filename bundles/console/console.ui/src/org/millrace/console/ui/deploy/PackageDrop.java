package org.millrace.console.ui.deploy;

import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.ViewerDropAdapter;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.nodes.Node;

/** Takes files and texts that are dropped on things. */
public final class PackageDrop extends ViewerDropAdapter {
  private final StructuredViewer viewer;
  private final IWorkbenchWindow window;
  private final DropFlow flow;

  public PackageDrop(StructuredViewer viewer, IWorkbenchPartSite site) {
    super(viewer);
    this.viewer = viewer;
    this.window = site.getWorkbenchWindow();
    this.flow = new DropFlow(window);
    setFeedbackEnabled(false);
  }

  /** Makes the viewer a target. */
  public void install() {
    viewer.addDropSupport(
        DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT,
        new Transfer[] {FileTransfer.getInstance(), TextTransfer.getInstance()},
        this);
  }

  @Override
  public boolean validateDrop(Object target, int operation, TransferData type) {
    if (TextTransfer.getInstance().isSupportedType(type)) {
      StatusLine.tell(window, Messages.Drop_textHint);
      overrideOperation(DND.DROP_COPY);
      return true;
    }
    Drop drop = flow.judge((Node) target);
    StatusLine.tell(window, drop.sentence());
    // Wayland drops nothing for a link, and a move would delete the person's files.
    overrideOperation(DND.DROP_COPY);
    return !(drop instanceof Drop.Refuse);
  }

  @Override
  public void dragLeave(DropTargetEvent event) {
    StatusLine.tell(window, "");
    super.dragLeave(event);
  }

  @Override
  public boolean performDrop(Object data) {
    return switch (data) {
      case String[] paths -> flow.take(paths, (Node) getCurrentTarget());
      case String text -> flow.take(text);
      default -> false;
    };
  }
}
