package org.millrace.console.ui.logs;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;

/** Does to the log stream in front what plugin.xml names behind the class. */
public final class LogVerbHandler extends AbstractHandler implements IExecutableExtension {
  private LogVerb verb = LogVerb.PAUSE;

  @Override
  public void setInitializationData(IConfigurationElement config, String property, Object data) {
    verb = LogVerb.valueOf((String) data);
  }

  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActivePart(event) instanceof LogView view) {
      view.run(verb);
    }
    return null;
  }
}
