package org.millrace.console.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.settings.SettingRow;
import org.millrace.console.core.settings.SettingsDraft;
import org.millrace.console.core.settings.SettingsSave;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Revealed;
import org.millrace.console.ui.SecretClipboard;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TableFocus;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.model.AppName;

/**
 * The settings of an app. Edits gather on the page; saving applies all of them at once, which
 * restarts the app once.
 */
public final class ConfigurationPage extends SecretPage {
  private final ConfigurationModel model = new ConfigurationModel();
  private final ConfigurationFlow flow = new ConfigurationFlow(model, this::draw);
  private final StackLayout stack = new StackLayout();
  private final Composite root;
  private final ConfigurationStrip strip;
  private final Text filter;
  private final VerbBar bar;
  private final Composite body;
  private final StatePane state;
  private final SettingsTable table;
  private final ConfigurationEdits edits;
  private boolean wasDirty;

  public ConfigurationPage(Composite parent, AppPageSite site) {
    super(site, ConsoleIds.CONTEXT_CONFIGURATION);
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.SETTINGS);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
    strip = new ConfigurationStrip(new Strip(root, TestIds.SETTINGS_STRIP), this::saveNow);
    filter = new Text(root, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH);
    TestIds.set(filter, TestIds.SETTINGS_FILTER);
    filter.setMessage(Messages.Configuration_filter);
    GridDataFactory.fillDefaults().grab(true, false).indent(0, 4).applyTo(filter);
    bar =
        new VerbBar(root, this::run)
            .button(Verb.ADD, TestIds.SETTINGS_ADD, Messages.Configuration_add)
            .button(Verb.EDIT, TestIds.SETTINGS_EDIT, Messages.Configuration_edit)
            .button(Verb.REMOVE, TestIds.SETTINGS_REMOVE, Messages.Configuration_remove)
            .button(Verb.SHOW, TestIds.SETTINGS_SHOW, Messages.Secret_show)
            .button(Verb.COPY, TestIds.SETTINGS_COPY, Messages.Secret_copy)
            .button(Verb.IMPORT, TestIds.SETTINGS_IMPORT, Messages.Configuration_import);
    body = new Composite(root, SWT.NONE);
    body.setLayout(stack);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
    state = new StatePane(body, TestIds.SETTINGS_ACT);
    table = new SettingsTable(body, this::enable);
    edits = new ConfigurationEdits(root, model, table, this::edited, strip::fail);
    filter.addModifyListener(event -> table.filterBy(filter.getText()));
    table.viewer().addSelectionChangedListener(event -> enable());
    table.viewer().addOpenListener(event -> run(Verb.EDIT));
    TableFocus.activates(table.control(), site.part(), ConsoleIds.CONTEXT_CONFIGURATION_TABLE);
    draw();
  }

  @Override
  public Control control() {
    return root;
  }

  @Override
  Revealed revealed() {
    return table.revealed();
  }

  @Override
  void follow(InstallationMonitor installation, AppName app) {
    flow.follow(installation, app);
  }

  @Override
  void draw() {
    if (root.isDisposed()) {
      return;
    }
    List<SettingRow> rows = model.draft().map(SettingsDraft::rows).orElse(List.of());
    table.show(rows);
    stack.topControl = rows.isEmpty() ? state : table.control();
    if (rows.isEmpty()) {
      drawNothing();
    }
    body.layout();
    site.app().ifPresent(app -> strip.show(model, app));
    enable();
    if (wasDirty != isDirty()) {
      wasDirty = isDirty();
      site.dirtyChanged();
    }
    int version = model.draft().map(draft -> draft.base().version()).orElse(-1);
    TestIds.shown(root, word(rows), version);
  }

  private String word(List<SettingRow> rows) {
    return switch (model.state()) {
      case LOADING -> "loading";
      case FAILED -> "failed";
      case SAVING -> "saving";
      case READY -> isDirty() ? "edited" : rows.isEmpty() ? "empty" : "ready";
    };
  }

  private void drawNothing() {
    switch (model.state()) {
      case LOADING -> state.say(Messages.Configuration_loading, "");
      case FAILED -> state.say(model.failure(), "", Messages.Configuration_tryAgain, this::read);
      case READY, SAVING ->
          state.say(
              Messages.Configuration_empty,
              Messages.Configuration_emptyHint,
              Messages.Configuration_add,
              () -> run(Verb.ADD));
    }
  }

  private void read() {
    site.monitor().ifPresent(monitor -> flow.read(monitor, app().app().name()));
  }

  private void enable() {
    boolean isOne = table.one().isPresent();
    boolean isAny = !table.selected().isEmpty();
    bar.enable(Verb.ADD, model.isWritable());
    bar.enable(Verb.EDIT, model.isWritable() && isOne);
    bar.enable(Verb.REMOVE, model.isWritable() && isAny);
    bar.enable(Verb.IMPORT, model.isWritable());
    bar.enable(Verb.SHOW, isAny || revealed().isAnyShown());
    bar.enable(Verb.COPY, isOne);
    bar.rename(Verb.SHOW, revealed().isAnyShown() ? Messages.Secret_hide : Messages.Secret_show);
    boolean isRemoved =
        isAny && table.selected().stream().allMatch(row -> row.edit() == SettingRow.Edit.REMOVED);
    bar.rename(
        Verb.REMOVE, isRemoved ? Messages.Configuration_restore : Messages.Configuration_remove);
  }

  @Override
  public void run(Verb verb) {
    switch (verb) {
      case SHOW -> revealed().toggle(table.selected().stream().map(SettingRow::name).toList());
      case COPY -> table.one().ifPresent(this::copy);
      case ADD, EDIT, REMOVE, IMPORT -> {
        if (model.isWritable() && site.app().isPresent()) {
          edits.run(verb, app());
        }
      }
    }
    enable();
  }

  /** Takes the values of a local.settings.json over as edits. */
  public void importFrom(Path file) {
    edits.importFrom(app(), file);
  }

  private void edited() {
    if (!root.isDisposed()) {
      draw();
    }
  }

  private void copy(SettingRow row) {
    SecretClipboard.copy(root.getDisplay(), row.value(), SecretClipboard.USUAL_TIME);
    strip.tell(NLS.bind(Messages.Secret_copied, row.name()));
  }

  @Override
  public boolean isDirty() {
    return model.isEdited();
  }

  private void saveNow() {
    save(() -> {});
  }

  @Override
  public void save(Runnable saved) {
    if (!model.isWritable() || site.monitor().isEmpty() || !isWanted()) {
      return;
    }
    flow.save(site.monitor().get(), app().app().name(), outcome -> saved(outcome, saved));
  }

  private boolean isWanted() {
    if (!app().installation().isProduction()) {
      return true;
    }
    Object[] values = {app().app().name(), app().installation().label()};
    return new ConfirmDialog(
            site.part().getShell(),
            app().installation(),
            NLS.bind(Messages.Configuration_saveQuestion, values),
            Messages.Configuration_saveInProduction)
        .confirmed();
  }

  private void saved(SettingsSave outcome, Runnable then) {
    if (root.isDisposed()) {
      return;
    }
    switch (outcome) {
      case SettingsSave.Saved saved -> {
        strip.saved(app(), saved.settings().version());
        then.run();
      }
      case SettingsSave.Conflict conflict -> settle(conflict, then);
    }
  }

  private void settle(SettingsSave.Conflict conflict, Runnable then) {
    ConflictDialog dialog = new ConflictDialog(site.part().getShell(), app(), conflict);
    if (dialog.open() != ConflictDialog.OK) {
      return;
    }
    SortedSet<String> mine = dialog.mine();
    model.settle(conflict.theirs(), conflict.names(), mine);
    draw();
    site.monitor()
        .ifPresent(
            monitor -> flow.save(monitor, app().app().name(), outcome -> saved(outcome, then)));
  }

  @Override
  public Node selected(AppNode app) {
    return new AppPartNode(app, AppPartNode.Kind.CONFIGURATION);
  }

  @Override
  public void setFocus() {
    if (stack.topControl == table.control()) {
      table.control().setFocus();
    } else {
      state.setFocus();
    }
  }
}
