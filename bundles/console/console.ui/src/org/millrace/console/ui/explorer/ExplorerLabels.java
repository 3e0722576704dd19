package org.millrace.console.ui.explorer;

import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.TextStyle;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.nodes.Node;

/** Rows of the Explorer: picture, name, and the state in its colour. */
final class ExplorerLabels extends DelegatingStyledCellLabelProvider {
  private final ExplorerDrafts drafts;

  ExplorerLabels(ResourceManager resources, ExplorerDrafts drafts) {
    super(new Texts(new ExplorerImages(resources), drafts));
    this.drafts = drafts;
  }

  @Override
  public void update(ViewerCell cell) {
    super.update(cell);
    cell.getItem().setData(TestIds.ID, "explorer:" + ((Node) cell.getElement()).id());
  }

  @Override
  public String getToolTipText(Object element) {
    Node node = (Node) element;
    String state = drafts.state(node);
    return state.isEmpty() ? null : ExplorerWords.name(node) + "\n" + state;
  }

  private static final class Texts extends LabelProvider implements IStyledLabelProvider {
    private final ExplorerImages images;

    private final ExplorerDrafts drafts;

    Texts(ExplorerImages images, ExplorerDrafts drafts) {
      this.images = images;
      this.drafts = drafts;
    }

    @Override
    public StyledString getStyledText(Object element) {
      Node node = (Node) element;
      StyledString text = new StyledString();
      boolean isFresh = node.installation().link().isConnected();
      text.append(ExplorerWords.name(node), isFresh ? null : colored(ConsoleColors.MUTED));
      String state = drafts.state(node);
      if (!state.isEmpty()) {
        text.append("  " + state, colored(ExplorerWords.color(node)));
      }
      return text;
    }

    private static StyledString.Styler colored(ConsoleColors role) {
      return new StyledString.Styler() {
        @Override
        public void applyStyles(TextStyle style) {
          style.foreground = role.color();
        }
      };
    }

    @Override
    public Image getImage(Object element) {
      return images.image((Node) element);
    }

    @Override
    public String getText(Object element) {
      return getStyledText(element).getString();
    }
  }
}
