package org.millrace.console.ui.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.millrace.console.ui.TestIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Monaco in a browser. The text is here and the page edits a copy of it, so the page may die, or be
 * put to sleep while nobody looks, and another one goes on.
 */
final class MonacoCodeArea implements CodeArea, CodePage.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(MonacoCodeArea.class);

  /** In characters; beyond it nothing is coloured. */
  private static final int LARGEST_COLOURED = 2 << 20;

  private final Composite holder;
  private final BrowserEngine engine;
  private final Consumer<String> unusable;
  private final LivePages pages;
  private final Deaths deaths = new Deaths();
  private final TextMirror text = new TextMirror();
  private Optional<CodePage> page = Optional.empty();
  private Optional<Strokes> strokes = Optional.empty();
  private Runnable listener = () -> {};
  private String file = "";
  private int number;
  private int line = 1;
  private int column = 1;
  private int problem;
  private boolean isEditable = true;

  /**
   * @param unusable told why, when it turns out that it does not work here
   */
  MonacoCodeArea(Composite parent, BrowserEngine engine, Consumer<String> unusable) {
    this.engine = engine;
    this.unusable = unusable;
    holder = new Composite(parent, SWT.NONE);
    holder.setLayout(new FillLayout());
    pages = LivePages.of(holder.getDisplay());
    holder.addDisposeListener(event -> pages.forget(this));
    // Only an area without a page is painted.
    holder.addPaintListener(event -> wake());
  }

  @Override
  public Control control() {
    return holder;
  }

  /**
   * Shows the text, and starts a page for it if there is none.
   *
   * @throws SWTError if there is no browser engine that can show it
   */
  @Override
  public void open(String newText, String newFile) {
    number++;
    text.set(newText);
    file = newFile;
    line = Math.clamp(line, 1, text.lines());
    problem = 0;
    if (page.isPresent()) {
      order(opening());
    } else if (number == 1 || holder.isVisible()) {
      start();
    }
  }

  private void start() {
    CodePage made = new CodePage(holder, engine, Wardrobe.isDark(), this);
    page = Optional.of(made);
    strokes = Optional.of(new Strokes(made.browser()));
    holder.layout();
    pages.use(this);
  }

  private Order opening() {
    boolean isPlain = text.length() > LARGEST_COLOURED;
    return new Order.Open(number, file, text.forPage(), isPlain, isEditable, line, column);
  }

  private void order(Order order) {
    page.filter(CodePage::isReady).ifPresent(made -> made.order(order));
  }

  @Override
  public void ready() {
    order(Wardrobe.look());
    order(opening());
    order(new Order.Mark(problem));
    order(OwnedKeys.now());
    if (holder.isFocusControl()) {
      setFocus();
    }
  }

  @Override
  public void torn() {
    LOG.warn("the process of the page that shows {} has died", file);
    if (deaths.areTooMany()) {
      unusable.accept(Messages.Plain_dies);
      return;
    }
    restart();
  }

  private void restart() {
    boolean hadFocus = page.map(CodePage::browser).filter(Browser::isFocusControl).isPresent();
    sleep();
    if (hadFocus) {
      holder.forceFocus();
    }
    wake();
  }

  @Override
  public void late() {
    unusable.accept(Messages.Plain_late);
  }

  /** Ends the page; the next one begins when somebody looks. */
  void sleep() {
    pages.forget(this);
    page.ifPresent(CodePage::dispose);
    page = Optional.empty();
  }

  private void wake() {
    if (page.isPresent() || number == 0) {
      return;
    }
    try {
      start();
    } catch (SWTError gone) {
      LOG.warn("no further browser can be opened", gone);
      unusable.accept(Messages.Plain_noEngine);
    }
  }

  @Override
  public Object told(String what, Object[] values) {
    switch (what) {
      case "changed" -> changed(number(values[1]), number(values[2]));
      case "whole" -> replaced(number(values[1]));
      case "caret" -> moved(number(values[1]), number(values[2]), number(values[3]));
      case "opened" -> opened(number(values[1]));
      case "focus" -> order(OwnedKeys.now());
      case "clip" -> Clip.put(holder.getDisplay(), pieces());
      case "begun" -> strokes.ifPresent(Strokes::begin);
      case "eaten" -> {
        return strokes.map(Strokes::isTaken).orElse(false);
      }
      default -> LOG.warn("the page that shows {} says {}: {}", file, what, values[1]);
    }
    return null;
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }

  private String pieces() {
    return page.map(CodePage::takePieces).orElse("");
  }

  private void changed(int ofNumber, int length) {
    String edits = pieces();
    if (ofNumber != number) {
      return;
    }
    try {
      for (JsonNode edit : Order.JSON.readTree(edits)) {
        text.apply(TextMirror.Edit.of(edit));
      }
    } catch (JsonProcessingException | BadLocationException wrong) {
      LOG.error("an edit of {} makes no sense; the whole text is asked for", file, wrong);
      order(new Order.Send());
    }
    if (text.lengthForPage() != length) {
      LOG.error("the text of {} is not as the page has it; the whole text is asked for", file);
      order(new Order.Send());
    }
    listener.run();
  }

  /** What a person sees is what counts. */
  private void replaced(int ofNumber) {
    String whole = pieces();
    if (ofNumber == number) {
      text.replace(whole);
      listener.run();
    }
  }

  private void moved(int ofNumber, int newLine, int newColumn) {
    if (ofNumber == number) {
      line = newLine;
      column = newColumn;
    }
  }

  private void opened(int ofNumber) {
    page.ifPresent(made -> made.browser().setData(TestIds.REVISION, ofNumber));
  }

  @Override
  public String text() {
    return text.text();
  }

  @Override
  public void setEditable(boolean editable) {
    if (editable != isEditable) {
      isEditable = editable;
      order(new Order.Editable(editable));
    }
  }

  @Override
  public void onTyped(Runnable newListener) {
    listener = newListener;
  }

  @Override
  public void goToLine(int newLine) {
    line = Math.clamp(newLine, 1, text.lines());
    column = 1;
    order(new Order.Reveal(line));
    setFocus();
  }

  @Override
  public int line() {
    return line;
  }

  @Override
  public void mark(int newProblem) {
    problem = newProblem;
    order(new Order.Mark(problem));
  }

  @Override
  public void unmark() {
    if (problem > 0) {
      mark(0);
    }
  }

  @Override
  public void run(Verb verb) {
    String clip = verb == Verb.PASTE ? Clip.get(holder.getDisplay()) : "";
    order(new Order.Run(verb, clip));
  }

  @Override
  public boolean setFocus() {
    if (!holder.isVisible()) {
      return false;
    }
    wake();
    Optional<CodePage> ready = page.filter(CodePage::isReady);
    if (ready.isEmpty()) {
      return holder.forceFocus();
    }
    pages.use(this);
    ready.get().browser().setFocus();
    order(OwnedKeys.now());
    order(new Order.Focus());
    return true;
  }

  @Override
  public void dress() {
    order(Wardrobe.look());
  }
}
