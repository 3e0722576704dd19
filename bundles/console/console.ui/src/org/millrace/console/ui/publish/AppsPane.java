package org.millrace.console.ui.publish;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.publish.PublishCommand;

/** The apps that can be published through this console, and what is needed to do so. */
final class AppsPane extends Composite {
  private final TableViewer viewer;
  private final PublishFlow flow;
  private final List<Button> buttons;
  private final Button accept;

  AppsPane(Composite parent, PublishFlow flow) {
    super(parent, SWT.NONE);
    this.flow = flow;
    GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(this);
    viewer = new TableViewer(this, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), TestIds.PUBLISH_APPS);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTable());
    new TextColumns<>(viewer, AppNode.class)
        .column(Messages.Column_app, 16, node -> node.app().name().value())
        .column(Messages.Column_installation, 16, node -> node.installation().label())
        .column(Messages.Column_accepts, 18, AppsPane::accepts);
    Composite row = new Composite(this, SWT.NONE);
    RowLayoutFactory.swtDefaults().applyTo(row);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
    buttons =
        List.of(
            button(row, TestIds.PUBLISH_PROFILE, Messages.Publish_profile, flow::saveProfile),
            button(row, TestIds.PUBLISH_COPY, Messages.Publish_copy, app -> openMenu()),
            button(row, TestIds.PUBLISH_RESET, Messages.Publish_reset, flow::reset),
            button(row, TestIds.PUBLISH_TEST, Messages.Publish_test, flow::test),
            button(
                row, TestIds.PUBLISH_AUTHORITY, Messages.Publish_authority, flow::exportAuthority));
    accept = button(row, TestIds.PUBLISH_ACCEPT, Messages.Publish_accept, flow::switchAccepting);
    viewer.addSelectionChangedListener(event -> enable());
    viewer.addOpenListener(event -> selected().ifPresent(flow::saveProfile));
    enable();
  }

  TableViewer viewer() {
    return viewer;
  }

  private static String accepts(AppNode node) {
    if (!node.installation().link().isConnected()) {
      return Messages.Accepts_offline;
    }
    if (!node.installation().isProduction()) {
      return Messages.Accepts_yes;
    }
    return node.installation().acceptsPublishes()
        ? Messages.Accepts_yesProduction
        : Messages.Accepts_production;
  }

  private Button button(Composite row, String id, String label, Consumer<AppNode> act) {
    Button button = TestIds.set(new Button(row, SWT.PUSH), id);
    button.setText(label);
    button.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> selected().ifPresent(act)));
    return button;
  }

  private void openMenu() {
    Menu menu = new Menu(this);
    item(menu, Messages.Command_curl, PublishCommand.CURL);
    item(menu, Messages.Command_powerShell, PublishCommand.POWERSHELL);
    item(menu, Messages.Command_dotnet, PublishCommand.DOTNET);
    menu.setVisible(true);
  }

  private void item(Menu menu, String label, PublishCommand command) {
    MenuItem item = new MenuItem(menu, SWT.PUSH);
    item.setText(label);
    item.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(
            event -> selected().ifPresent(app -> flow.copyCommand(app, command))));
  }

  private Optional<AppNode> selected() {
    return Optional.ofNullable((AppNode) viewer.getStructuredSelection().getFirstElement());
  }

  private void enable() {
    boolean isConnected =
        selected().filter(app -> app.installation().link().isConnected()).isPresent();
    buttons.forEach(button -> button.setEnabled(isConnected));
    Optional<InstallationState> production =
        selected().map(AppNode::installation).filter(InstallationState::hasPublishSwitch);
    accept.setEnabled(isConnected && production.isPresent());
    boolean isOpen = production.filter(InstallationState::acceptsPublishes).isPresent();
    accept.setText(isOpen ? Messages.Publish_refuse : Messages.Publish_accept);
    accept.requestLayout();
  }

  void show(List<InstallationState> states) {
    List<AppNode> rows =
        states.stream()
            .flatMap(state -> state.apps().stream().map(app -> new AppNode(state, app)))
            .toList();
    viewer.setInput(rows);
    if (selected().isEmpty() && !rows.isEmpty()) {
      viewer.setSelection(new StructuredSelection(rows.getFirst()));
    }
    enable();
  }
}
