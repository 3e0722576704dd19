package org.millrace.console.ui.logs;

import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.millrace.console.core.logs.LogLevel;
import org.millrace.console.core.logs.LogPage;
import org.millrace.console.core.logs.LogStream;
import org.millrace.console.ui.Images;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.Times;

/** The line over a log stream: how it stands with it, what of it is shown, what can be done. */
final class LogBar extends Composite {
  private final LocalResourceManager resources;
  private final Label picture;
  private final Label state;
  private final Combo level;
  private final Text filter;
  private final ToolItem pause;

  /**
   * @param filtered told when another level or text is wanted
   */
  LogBar(Composite parent, LogPage page, Consumer<LogVerb> run, Runnable filtered) {
    super(parent, SWT.NONE);
    resources = new LocalResourceManager(JFaceResources.getResources(), this);
    GridLayoutFactory.fillDefaults().numColumns(5).margins(4, 2).applyTo(this);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
    picture = new Label(this, SWT.NONE);
    state = TestIds.set(new Label(this, SWT.NONE), TestIds.LOGS_STATE);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(state);
    level = level(page, filtered);
    filter = filter(page, filtered);
    ToolBar bar = new ToolBar(this, SWT.FLAT | SWT.RIGHT);
    pause = item(bar, SWT.CHECK, TestIds.LOGS_PAUSE, Messages.Logs_pause, "cmd-pause");
    pause.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> run.accept(LogVerb.PAUSE)));
    item(bar, SWT.PUSH, TestIds.LOGS_CLEAR, Messages.Logs_clear, "cmd-clear")
        .addSelectionListener(
            SelectionListener.widgetSelectedAdapter(event -> run.accept(LogVerb.CLEAR)));
    item(bar, SWT.PUSH, TestIds.LOGS_COPY, Messages.Logs_copy, "cmd-copy")
        .addSelectionListener(
            SelectionListener.widgetSelectedAdapter(event -> run.accept(LogVerb.COPY)));
    item(bar, SWT.PUSH, TestIds.LOGS_SAVE_AS, Messages.Logs_saveAs, "cmd-save-as")
        .addSelectionListener(
            SelectionListener.widgetSelectedAdapter(event -> run.accept(LogVerb.SAVE_AS)));
  }

  private Combo level(LogPage page, Runnable filtered) {
    Combo combo = TestIds.set(new Combo(this, SWT.READ_ONLY), TestIds.LOGS_LEVEL);
    combo.setItems(
        Messages.Level_trace,
        Messages.Level_debug,
        Messages.Level_information,
        Messages.Level_warning,
        Messages.Level_error,
        Messages.Level_critical);
    combo.select(page.least().ordinal());
    combo.setToolTipText(Messages.Logs_level);
    combo.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> {
          page.setLeast(LogLevel.values()[combo.getSelectionIndex()]);
          filtered.run();
        }));
    return combo;
  }

  private Text filter(LogPage page, Runnable filtered) {
    Text box = new Text(this, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH);
    TestIds.set(box, TestIds.LOGS_FILTER);
    box.setMessage(Messages.Logs_filter);
    int width = new PixelConverter(box).convertWidthInCharsToPixels(28);
    GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(box);
    box.addModifyListener(event -> {
      page.setText(box.getText());
      filtered.run();
    });
    return box;
  }

  private ToolItem item(ToolBar bar, int style, String id, String label, String icon) {
    ToolItem item = TestIds.set(new ToolItem(bar, style), id);
    item.setText(label);
    ResourceLocator.imageDescriptorFromBundle(LogBar.class, "icons/" + icon + ".svg")
        .ifPresent(descriptor -> item.setImage(resources.get(descriptor)));
    return item;
  }

  void focusFilter() {
    filter.setFocus();
    filter.selectAll();
  }

  /** Everything is shown again. */
  void clearFilter() {
    level.select(LogLevel.TRACE.ordinal());
    level.notifyListeners(SWT.Selection, new Event());
    filter.setText("");
  }

  /** How it stands with the stream now. */
  void show(LogStream.State now, LogPage page) {
    pause.setSelection(page.isPaused());
    String words = page.isPaused() ? NLS.bind(Messages.Logs_paused, page.waiting()) : words(now);
    if (!words.equals(state.getText())) {
      state.setText(words);
      picture.setImage(picture(now).image(resources));
      layout();
    }
  }

  private static String words(LogStream.State now) {
    return switch (now) {
      case LogStream.State.Opening _ -> Messages.Logs_opening;
      case LogStream.State.Live _ -> Messages.Logs_live;
      case LogStream.State.Broken broken ->
          NLS.bind(
              Messages.Logs_broken, Times.moment(broken.since()), Times.moment(broken.nextTry()));
      case LogStream.State.Refused _ -> Messages.Logs_refused;
    };
  }

  private static Images picture(LogStream.State now) {
    return switch (now) {
      case LogStream.State.Opening _ -> Images.CONN_TRY;
      case LogStream.State.Live _ -> Images.CONN_ON;
      case LogStream.State.Broken _ -> Images.CONN_OFF;
      case LogStream.State.Refused _ -> Images.CONN_REFUSED;
    };
  }
}
