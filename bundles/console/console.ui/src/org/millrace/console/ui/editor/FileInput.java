package org.millrace.console.ui.editor;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.ui.Images;

/**
 * A file of a function app, to be edited. Whichever way it is opened, it is the same file.
 *
 * @param function which function of the file the person meant; may be empty
 */
record FileInput(FileKey file, String function) implements IEditorInput, IPersistableElement {
  static FileInput of(FileKey file) {
    return new FileInput(file, "");
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return Images.FILES.descriptor();
  }

  @Override
  public String getName() {
    return file.name();
  }

  @Override
  public String getToolTipText() {
    return NLS.bind(Messages.Input_toolTip, file.app(), file.path());
  }

  @Override
  public IPersistableElement getPersistable() {
    return this;
  }

  @Override
  public void saveState(IMemento memento) {
    memento.putString(FileInputFactory.INSTALLATION, file.installation());
    memento.putString(FileInputFactory.APP, file.app().value());
    memento.putString(FileInputFactory.PATH, file.path());
  }

  @Override
  public String getFactoryId() {
    return FileInputFactory.ID;
  }

  @Override
  public <T> T getAdapter(Class<T> adapter) {
    return null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileInput that && that.file.equals(file);
  }

  @Override
  public int hashCode() {
    return file.hashCode();
  }
}
