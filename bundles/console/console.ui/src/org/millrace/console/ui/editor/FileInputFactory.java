package org.millrace.console.ui.editor;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.millrace.console.core.edit.FileKey;
import org.millrace.model.AppName;

/** Opens the files again that were open when the console ended. */
public final class FileInputFactory implements IElementFactory {
  static final String ID = "org.millrace.console.ui.editor.file";

  @Override
  public IAdaptable createElement(IMemento memento) {
    AppName app = new AppName(memento.getString("app"));
    return FileInput.of(
        new FileKey(memento.getString("installation"), app, memento.getString("path")));
  }
}
