package org.millrace.console.ui.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.editor.DraftActs;

/** How many files have a draft on this machine; opens a menu of them. */
final class DraftsEntry implements TrimEntry {
  private final IWorkbenchWindow window;
  private final DraftStore drafts;
  private final DraftActs acts;

  DraftsEntry(IWorkbenchWindow window) {
    this.window = window;
    this.drafts = window.getService(DraftStore.class);
    this.acts = new DraftActs(window);
  }

  @Override
  public String id() {
    return TestIds.TRIM_DRAFTS;
  }

  @Override
  public void follow(Control foot, Runnable changed) {
    Runnable listener = new Repaint(foot, changed)::request;
    drafts.addListener(listener);
    foot.addDisposeListener(event -> drafts.removeListener(listener));
  }

  @Override
  public Optional<Face> face() {
    int count = drafts.kept().size();
    if (count == 0) {
      return Optional.empty();
    }
    String text = count == 1 ? Messages.Drafts_one : NLS.bind(Messages.Drafts_some, count);
    return Optional.of(new Face(text, Optional.empty(), Messages.Drafts_hint));
  }

  @Override
  public void open(Point corner) {
    PopupMenu.open(window, corner, this::fill);
  }

  /** An app a group: its drafts are deployed together. */
  private void fill(Menu menu) {
    Map<String, List<Draft>> apps =
        drafts.kept().stream()
            .collect(
                Collectors.groupingBy(
                    draft -> place(draft.file()), TreeMap::new, Collectors.toList()));
    apps.forEach((place, ofApp) -> {
      if (menu.getItemCount() > 0) {
        new MenuItem(menu, SWT.SEPARATOR);
      }
      ofApp.forEach(draft -> addFile(menu, place, draft.file()));
      FileKey first = ofApp.getFirst().file();
      item(menu, NLS.bind(deployWords(first), place), () -> acts.deploy(first));
    });
  }

  private void addFile(Menu menu, String place, FileKey file) {
    MenuItem item = new MenuItem(menu, SWT.CASCADE);
    item.setText(NLS.bind(Messages.Drafts_file, file.path(), place));
    Menu verbs = new Menu(menu);
    item.setMenu(verbs);
    item(verbs, Messages.Drafts_open, () -> acts.open(file));
    item(verbs, Messages.Drafts_discard, () -> acts.discard(file));
  }

  private static void item(Menu menu, String text, Runnable act) {
    MenuItem item = new MenuItem(menu, SWT.PUSH);
    item.setText(text);
    item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> act.run()));
  }

  private String place(FileKey file) {
    String installation =
        installation(file).map(InstallationState::label).orElse(file.installation());
    return NLS.bind(Messages.Drafts_place, file.app(), installation);
  }

  private String deployWords(FileKey file) {
    boolean isProduction = installation(file).filter(InstallationState::isProduction).isPresent();
    return isProduction ? Messages.Drafts_deployToProduction : Messages.Drafts_deploy;
  }

  private Optional<InstallationState> installation(FileKey file) {
    return window
        .getService(InstallationConnections.class)
        .find(file.installation())
        .map(InstallationMonitor::state);
  }
}
