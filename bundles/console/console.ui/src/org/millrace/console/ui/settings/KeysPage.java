package org.millrace.console.ui.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.millrace.console.core.keys.KeyCalls;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Revealed;
import org.millrace.console.ui.SecretClipboard;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TableFocus;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.Key;
import org.millrace.model.AppName;

/** The keys that open an app's functions. Every change is done at once. */
public final class KeysPage extends SecretPage {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::scope).thenComparing(Key::function).thenComparing(Key::name);

  private final StackLayout stack = new StackLayout();
  private final Composite root;
  private final Strip strip;
  private final VerbBar bar;
  private final Composite body;
  private final StatePane state;
  private final TableViewer viewer;
  private final Revealed revealed;
  private final KeyChanges changes;
  private final SecretReading<List<Key>> reading =
      new SecretReading<>("keys", KeyCalls::list, new KeysReader());
  private Optional<List<Key>> keys = Optional.empty();
  private String failure = "";

  public KeysPage(Composite parent, AppPageSite site) {
    super(site, ConsoleIds.CONTEXT_KEYS);
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.KEYS);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
    strip = new Strip(root, TestIds.KEYS_STRIP);
    bar =
        new VerbBar(root, this::run)
            .button(Verb.ADD, TestIds.KEYS_ADD, Messages.Keys_add)
            .button(Verb.EDIT, TestIds.KEYS_RENEW, Messages.Keys_renew)
            .button(Verb.REMOVE, TestIds.KEYS_DELETE, Messages.Keys_delete)
            .button(Verb.SHOW, TestIds.KEYS_SHOW, Messages.Secret_show)
            .button(Verb.COPY, TestIds.KEYS_COPY, Messages.Secret_copy);
    body = new Composite(root, SWT.NONE);
    body.setLayout(stack);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
    state = new StatePane(body, TestIds.KEYS_ACT);
    viewer = new TableViewer(body, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TestIds.set(viewer.getTable(), TestIds.KEYS_TABLE);
    revealed = new Revealed(viewer.getTable(), Revealed.USUAL_TIME, this::revealedChanged);
    new TextColumns<>(viewer, Key.class)
        .id(KeysPage::id)
        .column(Messages.Keys_kind, 14, KeysPage::kind)
        .column(Messages.Keys_function, 28, Key::function)
        .column(Messages.Setting_name, 24, Key::name)
        .column(Messages.Setting_value, 60, this::value);
    changes = new KeyChanges(site, this::changed);
    viewer.addSelectionChangedListener(event -> enable());
    TableFocus.activates(viewer.getTable(), site.part(), ConsoleIds.CONTEXT_KEYS_TABLE);
    draw();
  }

  private static String id(Key key) {
    return "keys:" + key.scope() + "/" + key.function() + "/" + key.name();
  }

  private static String kind(Key key) {
    return switch (key.scope()) {
      case MASTER -> Messages.Keys_master;
      case HOST -> Messages.Keys_host;
      case SYSTEM -> Messages.Keys_system;
      case FUNCTION -> Messages.Keys_ofFunction;
    };
  }

  private String value(Key key) {
    return revealed.isShown(id(key)) ? key.value() : Revealed.HIDDEN;
  }

  private void revealedChanged() {
    viewer.refresh();
    enable();
  }

  @Override
  public Control control() {
    return root;
  }

  @Override
  Revealed revealed() {
    return revealed;
  }

  @Override
  void follow(InstallationMonitor installation, AppName app) {
    reading.follow(installation, app);
  }

  private void read() {
    site.monitor().ifPresent(monitor -> reading.start(monitor, app().app().name()));
  }

  @Override
  void draw() {
    if (root.isDisposed()) {
      return;
    }
    List<Key> rows = keys.orElse(List.of());
    List<String> selected = selected().map(KeysPage::id).stream().toList();
    viewer.setInput(rows);
    viewer.setSelection(
        new StructuredSelection(rows.stream().filter(row -> selected.contains(id(row))).toList()));
    stack.topControl = rows.isEmpty() ? state : viewer.getTable();
    if (rows.isEmpty()) {
      drawNothing();
    }
    body.layout();
    enable();
    TestIds.shown(root, word(rows), rows.size());
  }

  private String word(List<Key> rows) {
    if (keys.isEmpty()) {
      return failure.isEmpty() ? "loading" : "failed";
    }
    return rows.isEmpty() ? "empty" : "ready";
  }

  private void drawNothing() {
    if (keys.isPresent()) {
      state.say(Messages.Keys_empty, "", Messages.Keys_add, () -> run(Verb.ADD));
    } else if (failure.isEmpty()) {
      state.say(Messages.Keys_loading, "");
    } else {
      state.say(failure, "", Messages.Configuration_tryAgain, this::read);
    }
  }

  private Optional<Key> selected() {
    return Optional.ofNullable((Key) viewer.getStructuredSelection().getFirstElement());
  }

  private Optional<Key> changeable() {
    return selected().filter(key -> takesOrders());
  }

  private boolean takesOrders() {
    return site.app().filter(app -> app.installation().link().takesOrders()).isPresent();
  }

  private void enable() {
    boolean isWritable = keys.isPresent() && takesOrders();
    boolean isMaster = selected().filter(key -> key.scope() == Key.Scope.MASTER).isPresent();
    bar.enable(Verb.ADD, isWritable);
    bar.enable(Verb.EDIT, isWritable && selected().isPresent());
    bar.enable(Verb.REMOVE, isWritable && selected().isPresent() && !isMaster);
    bar.enable(Verb.SHOW, selected().isPresent() || revealed.isAnyShown());
    bar.enable(Verb.COPY, selected().isPresent());
    bar.rename(Verb.SHOW, revealed.isAnyShown() ? Messages.Secret_hide : Messages.Secret_show);
  }

  @Override
  public void run(Verb verb) {
    switch (verb) {
      case ADD -> add();
      case EDIT -> changeable().ifPresent(key -> changes.renew(app(), key));
      case REMOVE ->
          changeable()
              .filter(key -> key.scope() != Key.Scope.MASTER)
              .ifPresent(key -> changes.delete(app(), key));
      case SHOW -> revealed.toggle(selected().map(KeysPage::id).stream().toList());
      case COPY -> selected().ifPresent(this::copy);
      case IMPORT -> {
        // Keys are made, not brought.
      }
    }
  }

  private void add() {
    if (keys.isPresent() && takesOrders()) {
      changes.add(app(), keys.get());
    }
  }

  private void changed(IStatus ended, String done) {
    if (root.isDisposed() || ended.matches(IStatus.CANCEL)) {
      return;
    }
    if (ended.isOK()) {
      strip.show(Strip.Tone.INFO, done);
      read();
    } else {
      strip.show(Strip.Tone.ERROR, ended.getMessage());
    }
  }

  private void copy(Key key) {
    SecretClipboard.copy(root.getDisplay(), key.value(), SecretClipboard.USUAL_TIME);
    strip.show(Strip.Tone.INFO, NLS.bind(Messages.Secret_copied, key.name()));
  }

  @Override
  public Node selected(AppNode app) {
    return new AppPartNode(app, AppPartNode.Kind.KEYS);
  }

  @Override
  public void setFocus() {
    if (stack.topControl == viewer.getTable()) {
      viewer.getTable().setFocus();
    } else {
      state.setFocus();
    }
  }

  private final class KeysReader implements SecretReading.Reader<List<Key>> {
    @Override
    public void begun() {
      failure = "";
      draw();
    }

    @Override
    public void read(List<Key> answer) {
      keys = Optional.of(answer.stream().sorted(ORDER).toList());
      draw();
    }

    /** Those that were read before stay, and are not passed off as those of now. */
    @Override
    public void notRead(String sentence) {
      failure = sentence;
      draw();
      if (keys.isPresent() && !root.isDisposed()) {
        strip.show(Strip.Tone.ERROR, sentence);
      }
    }
  }
}
