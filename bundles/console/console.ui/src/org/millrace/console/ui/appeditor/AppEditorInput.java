package org.millrace.console.ui.appeditor;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.millrace.console.ui.Images;
import org.millrace.model.AppName;

/**
 * Which app is edited; remembered when the console is closed.
 *
 * @param installation the id of the connection to its installation
 */
public record AppEditorInput(String installation, AppName app)
    implements IEditorInput, IPersistableElement {

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return Images.APPS.descriptor();
  }

  @Override
  public String getName() {
    return app.value();
  }

  @Override
  public String getToolTipText() {
    return NLS.bind(Messages.Editor_tooltip, app, installation);
  }

  @Override
  public IPersistableElement getPersistable() {
    return this;
  }

  @Override
  public String getFactoryId() {
    return AppEditorInputFactory.ID;
  }

  @Override
  public void saveState(IMemento memento) {
    memento.putString(AppEditorInputFactory.INSTALLATION, installation);
    memento.putString(AppEditorInputFactory.APP, app.value());
  }

  @Override
  public <T> T getAdapter(Class<T> adapter) {
    return null;
  }
}
