package org.millrace.console.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;

/**
 * A field for the file that something is saved as: typed or chosen; at first in the home folder.
 */
public final class SaveAsField extends Composite {
  private static final int SHOWN_CHARACTERS = 50;

  private final Text text;

  public SaveAsField(Composite parent, String testId, String fileName) {
    super(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(this);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
    text = TestIds.set(new Text(this, SWT.BORDER), testId);
    text.setText(Path.of(System.getProperty("user.home"), fileName).toString());
    int width = new PixelConverter(text).convertWidthInCharsToPixels(SHOWN_CHARACTERS);
    GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(text);
    Button browse = new Button(this, SWT.PUSH);
    browse.setText(Messages.SaveAs_browse);
    browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse(fileName)));
  }

  public void onChange(Runnable changed) {
    text.addModifyListener(event -> changed.run());
  }

  /** Empty while what is typed is the place of no file. */
  public Optional<Path> file() {
    try {
      return Optional.of(Path.of(text.getText().strip()))
          .filter(typed -> typed.isAbsolute() && typed.getFileName() != null);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** The file keeps its place and gets the other ending, unless it has one of its own. */
  public void changeEnding(String before, String after) {
    String typed = text.getText();
    if (typed.endsWith(before)) {
      text.setText(typed.substring(0, typed.length() - before.length()) + after);
    }
  }

  private void browse(String fileName) {
    FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
    dialog.setOverwrite(true);
    dialog.setFileName(fileName);
    String chosen = dialog.open();
    if (chosen != null) {
      text.setText(chosen);
    }
  }
}
