package org.millrace.console.ui.open;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.millrace.console.ui.explorer.ExplorerImages;
import org.millrace.console.ui.nodes.Node;

/** The name of a function or file, and behind it where it is. */
final class ThingLabels extends LabelProvider implements IStyledLabelProvider {
  private final LocalResourceManager resources =
      new LocalResourceManager(JFaceResources.getResources());
  private final ExplorerImages images = new ExplorerImages(resources);

  /** An element is null for a moment when the list got shorter than the table is still high. */
  @Override
  public StyledString getStyledText(Object element) {
    return element instanceof Node node
        ? new StyledString(Things.name(node))
            .append(" – " + Things.where(node), StyledString.QUALIFIER_STYLER)
        : new StyledString();
  }

  @Override
  public String getText(Object element) {
    return getStyledText(element).getString();
  }

  @Override
  public Image getImage(Object element) {
    return element instanceof Node node ? images.image(node) : null;
  }

  @Override
  public void dispose() {
    resources.dispose();
    super.dispose();
  }
}
