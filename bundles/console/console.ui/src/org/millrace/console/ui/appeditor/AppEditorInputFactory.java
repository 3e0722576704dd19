package org.millrace.console.ui.appeditor;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.millrace.model.AppName;

/** Brings back which app an editor was about when the console was closed. */
public final class AppEditorInputFactory implements IElementFactory {
  static final String ID = "org.millrace.console.editor.app.input";
  static final String INSTALLATION = "installation";
  static final String APP = "app";

  @Override
  public IAdaptable createElement(IMemento memento) {
    String installation = memento.getString(INSTALLATION);
    String app = memento.getString(APP);
    if (installation == null || app == null) {
      return null;
    }
    return new AppEditorInput(installation, new AppName(app));
  }
}
