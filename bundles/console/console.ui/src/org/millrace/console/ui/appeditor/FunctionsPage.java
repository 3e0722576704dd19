package org.millrace.console.ui.appeditor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.millrace.console.ui.AppPage;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.TableFocus;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;
import org.millrace.console.ui.explorer.ExplorerImages;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.NaturalOrder;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.Function;

/** The functions of an app: switched on and off, tested, opened. */
final class FunctionsPage implements AppPage {
  private final AppPageSite site;
  private final StackLayout stack = new StackLayout();
  private final Composite root;
  private final StatePane empty;
  private final Composite full;
  private final TableViewer viewer;
  private final Button toggle;
  private final Button test;

  FunctionsPage(Composite parent, AppPageSite site) {
    this.site = site;
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.APP_FUNCTIONS);
    root.setLayout(stack);
    empty =
        new StatePane(
            root,
            Messages.Functions_empty,
            Messages.Functions_emptyHint,
            Messages.Functions_new,
            "app.functions.act",
            () -> Commands.run(site.part(), ConsoleIds.COMMAND_FUNCTION_NEW));
    full = new Composite(root, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(full);
    Composite row = new Composite(full, SWT.NONE);
    RowLayoutFactory.fillDefaults().spacing(4).margins(4, 4).applyTo(row);
    button(row, TestIds.APP_FUNCTIONS_NEW, Messages.Functions_new, ConsoleIds.COMMAND_FUNCTION_NEW);
    toggle =
        button(
            row,
            TestIds.APP_FUNCTIONS_TOGGLE,
            Messages.Functions_disable,
            ConsoleIds.COMMAND_FUNCTION_TOGGLE);
    test =
        button(row, TestIds.APP_FUNCTIONS_TEST, Messages.Functions_test, ConsoleIds.COMMAND_TEST);
    viewer = new TableViewer(full, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    createTable();
  }

  private Button button(Composite row, String id, String label, String command) {
    return Commands.button(row, id, label, site.part(), command);
  }

  private void createTable() {
    TestIds.set(viewer.getTable(), TestIds.APP_FUNCTIONS_TABLE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTable());
    ExplorerImages images =
        new ExplorerImages(new LocalResourceManager(JFaceResources.getResources(), root));
    new TextColumns<>(viewer, FunctionNode.class)
        .image(images::image)
        .color(FunctionsPage::color)
        .id(node -> "app:" + node.id())
        .column(Messages.Functions_name, 28, node -> node.function().name())
        .column(Messages.Functions_state, 16, FunctionsPage::state)
        .column(Messages.Functions_trigger, 18, node -> node.function().trigger())
        .column(Messages.Functions_source, 36, FunctionsPage::source)
        .column(Messages.Functions_authorization, 16, node -> node.function().authLevel())
        .column(Messages.Functions_file, 28, node -> node.function().file())
        .column(Messages.Functions_problem, 60, node -> node.function().error());
    viewer.addSelectionChangedListener(event -> {
      enable();
      site.selectionChanged();
    });
    viewer.addOpenListener(event -> Commands.run(site.part(), ConsoleIds.COMMAND_FUNCTION_OPEN));
    MenuManager menu = new MenuManager();
    viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
    site.part().registerContextMenu("org.millrace.console.editor.app.functions", menu, viewer);
    TableFocus.activates(viewer.getTable(), site.part(), ConsoleIds.CONTEXT_FUNCTIONS_TABLE);
  }

  private static String state(FunctionNode node) {
    if (!node.function().error().isEmpty()) {
      return Messages.Functions_notLoaded;
    }
    return node.function().enabled() ? Messages.Functions_enabled : Messages.Functions_disabled;
  }

  private static String source(FunctionNode node) {
    Function function = node.function();
    return function.methods().isEmpty()
        ? function.source()
        : String.join(", ", function.methods()) + " " + function.source();
  }

  private static Color color(FunctionNode node) {
    if (!node.function().error().isEmpty()) {
      return ConsoleColors.ERROR.color();
    }
    return node.function().enabled() ? null : ConsoleColors.MUTED.color();
  }

  @Override
  public Control control() {
    return root;
  }

  @Override
  public void show(AppNode app) {
    List<FunctionNode> rows =
        app.app().functions().stream()
            .sorted(Comparator.comparing(Function::name, NaturalOrder.INSTANCE))
            .map(function -> new FunctionNode(app, function))
            .toList();
    viewer.setInput(rows);
    stack.topControl = rows.isEmpty() ? empty : full;
    root.layout();
    enable();
    String word = rows.isEmpty() ? "empty" : "ready";
    boolean isConnected = app.installation().link().isConnected();
    TestIds.shown(root, isConnected ? word : "offline", 0);
  }

  private Optional<FunctionNode> row() {
    return Optional.ofNullable((FunctionNode) viewer.getStructuredSelection().getFirstElement());
  }

  private void enable() {
    Optional<FunctionNode> row = row();
    boolean isPossible = row.filter(node -> node.installation().link().takesOrders()).isPresent();
    toggle.setEnabled(isPossible);
    test.setEnabled(row.isPresent());
    boolean isEnabled = row.map(node -> node.function().enabled()).orElse(true);
    toggle.setText(isEnabled ? Messages.Functions_disable : Messages.Functions_enable);
    toggle.requestLayout();
  }

  @Override
  public Node selected(AppNode app) {
    return row()
        .map(Node.class::cast)
        .orElseGet(() -> new AppPartNode(app, AppPartNode.Kind.FUNCTIONS));
  }

  @Override
  public void setFocus() {
    if (stack.topControl == full) {
      viewer.getTable().setFocus();
    } else {
      empty.setFocus();
    }
  }
}
