package org.millrace.console.ui.welcome;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.ui.Images;

/**
 * What the Welcome editor is about; it is not there again after the console has ended.
 *
 * @param here where an agent of this machine answers
 */
public record WelcomeInput(AgentAddress here) implements IEditorInput {
  /** Where an agent listens unless it is told otherwise. */
  static WelcomeInput usual() {
    return new WelcomeInput(AgentAddress.parse("127.0.0.1:7070"));
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return Images.TICK.descriptor();
  }

  @Override
  public String getName() {
    return Messages.Welcome_name;
  }

  @Override
  public String getToolTipText() {
    return Messages.Welcome_title;
  }

  @Override
  public IPersistableElement getPersistable() {
    return null;
  }

  @Override
  public <T> T getAdapter(Class<T> adapter) {
    return null;
  }
}
