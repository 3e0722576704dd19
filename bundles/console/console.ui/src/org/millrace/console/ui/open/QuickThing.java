package org.millrace.console.ui.open;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.millrace.console.ui.Images;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.Node;
import org.slf4j.LoggerFactory;

/** A thing of an installation as Quick Access shows and opens it. */
final class QuickThing extends QuickAccessElement {
  private final Node node;

  QuickThing(Node node) {
    this.node = node;
  }

  @Override
  public String getId() {
    return node.id();
  }

  @Override
  public String getLabel() {
    return Things.name(node) + separator + Things.where(node);
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return switch (node) {
      case AppNode _ -> Images.APPS.descriptor();
      case AgentNode _ -> Images.AGENTS.descriptor();
      default -> Images.FUNCTIONS.descriptor();
    };
  }

  @Override
  public void execute() {
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    try {
      Things.open(window, node);
    } catch (ExecutionException broken) {
      LoggerFactory.getLogger(QuickThing.class).error("{} cannot be opened", node.id(), broken);
    }
  }
}
