package org.millrace.console.ui;

import java.util.Optional;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.services.IServiceLocator;

/** Commands of a page are there only while it is in front. */
public final class PageContext {
  private final IServiceLocator site;
  private final String id;
  private Optional<IContextActivation> active = Optional.empty();

  /**
   * @param site of the editor; the context is active only while the editor is, too
   */
  public PageContext(IServiceLocator site, String id) {
    this.site = site;
    this.id = id;
  }

  public void set(boolean isActive) {
    IContextService contexts = site.getService(IContextService.class);
    if (isActive && active.isEmpty()) {
      active = Optional.of(contexts.activateContext(id));
    } else if (!isActive) {
      active.ifPresent(contexts::deactivateContext);
      active = Optional.empty();
    }
  }
}
