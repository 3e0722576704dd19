package org.millrace.console.ui.editor;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.millrace.console.core.edit.FileKey;
import org.millrace.model.AppName;

/** Opens the files again that were open when the console ended. */
public final class FileInputFactory implements IElementFactory {
  static final String ID = "org.millrace.console.ui.editor.file";
  static final String INSTALLATION = "installation";
  static final String APP = "app";
  static final String PATH = "path";

  @Override
  public IAdaptable createElement(IMemento memento) {
    String installation = memento.getString(INSTALLATION);
    String app = memento.getString(APP);
    String path = memento.getString(PATH);
    if (installation == null || app == null || path == null) {
      return null;
    }
    return FileInput.of(new FileKey(installation, new AppName(app), path));
  }
}
