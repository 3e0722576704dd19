package org.millrace.console.ui.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.millrace.console.core.connection.ConnectionWishes;
import org.millrace.console.core.connection.PreferenceConnectionStore;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;
import org.millrace.console.ui.explorer.ExplorerWords;
import org.millrace.console.ui.nodes.InstallationNode;

/** Which installations the console knows, and how it connects to them. */
public final class ConnectionsPage extends FieldPage {
  private static final int MOST_SECONDS = 600;
  private static final int LINES = 8;

  public ConnectionsPage() {
    super(Messages.Connections_description, store());
  }

  private static IPreferenceStore store() {
    ScopedPreferenceStore store =
        new ScopedPreferenceStore(InstanceScope.INSTANCE, PreferenceConnectionStore.QUALIFIER);
    ConnectionWishes usual = ConnectionWishes.USUAL;
    store.setDefault(PreferenceConnectionStore.AT_START, usual.atStart());
    store.setDefault(PreferenceConnectionStore.CONNECT_SECONDS, usual.connect().toSeconds());
    store.setDefault(PreferenceConnectionStore.ANSWER_SECONDS, usual.answer().toSeconds());
    return store;
  }

  @Override
  protected void createFieldEditors() {
    tick(PreferenceConnectionStore.AT_START, Messages.Connections_atStart);
    number(
        PreferenceConnectionStore.CONNECT_SECONDS, Messages.Connections_connect, 1, MOST_SECONDS);
    number(PreferenceConnectionStore.ANSWER_SECONDS, Messages.Connections_answer, 1, MOST_SECONDS);
  }

  @Override
  protected Control createContents(Composite parent) {
    Control fields = super.createContents(parent);
    TableViewer viewer = new TableViewer(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), TestIds.PREFERENCES_CONNECTIONS);
    int height = new PixelConverter(viewer.getTable()).convertHeightInCharsToPixels(LINES);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(SWT.DEFAULT, height)
        .applyTo(viewer.getTable());
    new TextColumns<>(viewer, InstallationState.class)
        .id(state -> "connection:" + state.id())
        .column(Messages.Connections_name, 20, InstallationState::label)
        .column(Messages.Connections_address, 24, InstallationState::id)
        .column(
            Messages.Connections_state,
            40,
            state -> ExplorerWords.state(new InstallationNode(state)));
    SnapshotUpdates.follow(
        PlatformUI.getWorkbench().getService(InstallationConnections.class),
        viewer.getTable(),
        viewer::setInput);
    return fields;
  }
}
