package org.millrace.console.ui.open;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.FilteredItemsSelectionDialog;
import org.eclipse.ui.dialogs.SearchPattern;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.explorer.ExplorerWords;
import org.millrace.console.ui.nodes.NaturalOrder;
import org.millrace.console.ui.nodes.Node;
import org.osgi.framework.FrameworkUtil;

/**
 * Finds functions and files of all connected installations while a person types; files as soon as
 * the agents have told them.
 */
final class OpenAnythingDialog extends FilteredItemsSelectionDialog {
  private static final int PARTS =
      SearchPattern.DEFAULT_MATCH_RULES | SearchPattern.RULE_SUBSTRING_MATCH;
  private static final String EVERYTHING = "**";

  private final InstallationConnections connections;
  private KnownThings things;
  private Label state;
  private volatile ThingFilter current;

  OpenAnythingDialog(IWorkbenchWindow window) {
    super(window.getShell());
    connections = window.getService(InstallationConnections.class);
    setTitle(Messages.Open_title);
    setMessage(Messages.Open_pattern);
    setListLabelProvider(new ThingLabels());
    setDetailsLabelProvider(new ThingLabels());
  }

  /** What the person wants to see, after OK. */
  Node chosen() {
    return (Node) getFirstResult();
  }

  @Override
  public void create() {
    super.create();
    TestIds.set(getPatternControl(), TestIds.OPEN_PATTERN);
    Arrays.stream(getPatternControl().getParent().getChildren())
        .filter(Table.class::isInstance)
        .forEach(table -> LostRows.collect((Table) table));
    TestIds.set(getOkButton(), TestIds.OPEN_OK).setText(Messages.Open_open);
  }

  @Override
  protected Control createExtendedContentArea(Composite parent) {
    state = TestIds.set(new Label(parent, SWT.WRAP), TestIds.OPEN_STATE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(state);
    things = new KnownThings(new Repaint(state, this::show)::request);
    state.addDisposeListener(event -> things.cancel());
    things.gather(connections);
    return state;
  }

  private void show() {
    applyFilter();
    String words = words();
    if (!words.equals(state.getText())) {
      state.setText(words);
      state.requestLayout();
    }
  }

  private String words() {
    if (things.isGoingOn()) {
      return Messages.Open_reading;
    }
    return things.failure().isEmpty() ? "" : NLS.bind(Messages.Open_incomplete, things.failure());
  }

  @Override
  protected ItemsFilter createFilter() {
    current = new ThingFilter(things.all());
    return current;
  }

  @Override
  protected void fillContentProvider(
      AbstractContentProvider found, ItemsFilter filter, IProgressMonitor monitor) {
    for (Node thing : ((ThingFilter) filter).known) {
      if (monitor.isCanceled()) {
        return;
      }
      found.add(thing, filter);
    }
  }

  /** What begins with what was typed comes first. */
  @Override
  protected Comparator<Node> getItemsComparator() {
    ThingFilter filter = current;
    return Comparator.comparing((Node thing) -> !filter.matchesRawNamePattern(thing))
        .thenComparing(Things::name, NaturalOrder.INSTANCE)
        .thenComparing(Things::where);
  }

  @Override
  public String getElementName(Object thing) {
    return ExplorerWords.name((Node) thing);
  }

  @Override
  protected IStatus validateItem(Object thing) {
    return Status.OK_STATUS;
  }

  @Override
  protected IDialogSettings getDialogSettings() {
    return DialogSettings.getOrCreateSection(
        PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(getClass()))
            .getDialogSettings(),
        OpenAnythingDialog.class.getSimpleName());
  }

  /** Takes parts of the name or of where the thing is, among what was known at a moment. */
  private final class ThingFilter extends ItemsFilter {
    private final List<Node> known;

    ThingFilter(List<Node> known) {
      super(new SearchPattern(PARTS));
      this.known = known;
      if (getPattern().isEmpty()) {
        patternMatcher.setPattern(EVERYTHING);
      }
    }

    @Override
    public boolean matchItem(Object item) {
      Node thing = (Node) item;
      return matches(Things.name(thing) + " " + Things.where(thing));
    }

    @Override
    public boolean isConsistentItem(Object item) {
      return true;
    }

    @Override
    public boolean isSubFilter(ItemsFilter other) {
      return isOfTheSame(other) && super.isSubFilter(other);
    }

    @Override
    public boolean equalsFilter(ItemsFilter other) {
      return isOfTheSame(other) && super.equalsFilter(other);
    }

    /** More may have become known, but never less. */
    private boolean isOfTheSame(ItemsFilter other) {
      return other instanceof ThingFilter that && that.known.size() == known.size();
    }
  }
}
