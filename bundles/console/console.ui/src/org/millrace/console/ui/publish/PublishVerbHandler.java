package org.millrace.console.ui.publish;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.publish.PublishCommand;

/** Does what plugin.xml names behind the class: to the endpoint, or to the selected app. */
public final class PublishVerbHandler extends AbstractHandler implements IExecutableExtension {
  private enum Verb {
    TOGGLE,
    PROFILE,
    COPY,
    RESET,
    TEST,
    AUTHORITY
  }

  private Verb verb = Verb.TOGGLE;

  @Override
  public void setInitializationData(IConfigurationElement config, String property, Object data) {
    verb = Verb.valueOf((String) data);
  }

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    PublishFlow flow = new PublishFlow(HandlerUtil.getActiveWorkbenchWindowChecked(event));
    if (verb == Verb.TOGGLE) {
      toggle(event, flow);
    } else {
      Selections.app(event).ifPresent(app -> run(flow, app));
    }
    return null;
  }

  private static void toggle(ExecutionEvent event, PublishFlow flow) {
    PublishView.show(HandlerUtil.getActiveWorkbenchWindow(event));
    if (flow.isOn()) {
      flow.turnOff();
    } else {
      flow.turnOn(Preferences.endpoint());
    }
  }

  private void run(PublishFlow flow, AppNode app) {
    switch (verb) {
      case PROFILE -> flow.saveProfile(app);
      case COPY -> flow.copyCommand(app, PublishCommand.CURL);
      case RESET -> flow.reset(app);
      case TEST -> flow.test(app);
      case AUTHORITY -> flow.exportAuthority(app);
      case TOGGLE -> throw new IllegalStateException("the endpoint belongs to no app");
    }
  }
}
