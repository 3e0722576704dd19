package org.millrace.console.ui.settings;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;

/** Does to the Configuration or Keys page in front what plugin.xml names behind the class. */
public final class PageVerbHandler extends AbstractHandler implements IExecutableExtension {
  private Verb verb = Verb.SHOW;

  @Override
  public void setInitializationData(IConfigurationElement config, String property, Object data) {
    verb = Verb.valueOf((String) data);
  }

  @Override
  public Object execute(ExecutionEvent event) {
    VerbTarget page = Adapters.adapt(HandlerUtil.getActivePart(event), VerbTarget.class);
    if (page != null) {
      page.run(verb);
    }
    return null;
  }
}
