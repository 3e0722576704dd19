package org.millrace.console.ui;

import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;

/** A field for a zip or a folder: typed, chosen or dropped. */
public final class PathField extends Composite {
  private final Text text;

  public PathField(Composite parent, String testId, Consumer<String> changed) {
    super(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).applyTo(this);
    text = TestIds.set(new Text(this, SWT.BORDER), testId);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    text.addModifyListener(event -> changed.accept(text.getText()));
    button(Messages.PathField_file, this::chooseFile);
    button(Messages.PathField_folder, this::chooseFolder);
    acceptDrops();
  }

  public void setPath(String path) {
    text.setText(path);
  }

  private void button(String label, Runnable choose) {
    Button button = new Button(this, SWT.PUSH);
    button.setText(label);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choose.run()));
  }

  private void chooseFile() {
    FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
    dialog.setFilterExtensions(new String[] {"*.zip", "*"});
    take(dialog.open());
  }

  private void chooseFolder() {
    take(new DirectoryDialog(getShell()).open());
  }

  private void take(String path) {
    if (path != null) {
      text.setText(path);
    }
  }

  private void acceptDrops() {
    DropTarget target = new DropTarget(text, DND.DROP_COPY | DND.DROP_DEFAULT);
    target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
    target.addDropListener(
        new DropTargetAdapter() {
          @Override
          public void dragEnter(DropTargetEvent event) {
            event.detail = DND.DROP_COPY;
          }

          @Override
          public void drop(DropTargetEvent event) {
            if (event.data instanceof String[] paths && paths.length > 0) {
              take(paths[0]);
            }
          }
        });
  }
}
