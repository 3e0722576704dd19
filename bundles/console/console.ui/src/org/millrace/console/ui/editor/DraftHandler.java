package org.millrace.console.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.AppNode;

/** Deploys or discards drafts: those of the app in front; plugin.xml says which of the two. */
public final class DraftHandler extends AbstractHandler implements IExecutableExtension {
  private enum Verb {
    DEPLOY,
    DISCARD
  }

  private Verb verb = Verb.DEPLOY;

  @Override
  public void setInitializationData(IConfigurationElement config, String property, Object data) {
    verb = Verb.valueOf((String) data);
  }

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    if (HandlerUtil.getActivePart(event) instanceof FileEditor editor) {
      execute(editor);
      return null;
    }
    if (verb == Verb.DEPLOY) {
      DraftFlow flow = DraftFlow.of(HandlerUtil.getActiveWorkbenchWindowChecked(event));
      Selections.app(event).map(DraftHandler::key).ifPresent(flow::deploy);
    }
    return null;
  }

  private void execute(FileEditor editor) {
    switch (verb) {
      case DEPLOY -> editor.work().deploy();
      case DISCARD -> editor.work().discard();
    }
  }

  private static AppKey key(AppNode node) {
    return new AppKey(node.installation().id(), node.app().name());
  }
}
