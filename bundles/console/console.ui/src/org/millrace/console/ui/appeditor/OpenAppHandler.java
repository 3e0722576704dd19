package org.millrace.console.ui.appeditor;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;

/**
 * Opens the editor of the selected app: on the page that plugin.xml names behind the class, else on
 * the one of the selected part.
 */
public final class OpenAppHandler extends AbstractHandler implements IExecutableExtension {
  private Optional<PageKind> page = Optional.empty();

  @Override
  public void setInitializationData(IConfigurationElement config, String property, Object data) {
    page = Optional.ofNullable((String) data).map(PageKind::valueOf);
  }

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<AppNode> app = Selections.app(event);
    // Asked before the editor opens: then its own selection is the one of the window.
    PageKind wanted = page.orElseGet(() -> selectedPage(event));
    if (app.isPresent()) {
      open(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage(), app.get())
          .show(wanted);
    }
    return null;
  }

  private static PageKind selectedPage(ExecutionEvent event) {
    return Selections.first(event, AppPartNode.class).map(PageKind::of).orElse(PageKind.OVERVIEW);
  }

  /** Opens the app's editor on the page that is in front there. */
  public static void open(IWorkbenchWindow window, AppNode node) throws ExecutionException {
    open(window.getActivePage(), node);
  }

  private static AppEditor open(IWorkbenchPage window, AppNode node) throws ExecutionException {
    AppEditorInput input = new AppEditorInput(node.installation().id(), node.app().name());
    try {
      return (AppEditor) window.openEditor(input, ConsoleIds.EDITOR_APP);
    } catch (PartInitException broken) {
      throw new ExecutionException("The app cannot be shown.", broken);
    }
  }
}
