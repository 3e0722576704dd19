package org.millrace.console.ui.code;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.preferences.Preferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Code in the clever area, or in the plain one where a person wants it or nothing else works. */
public final class CodePane implements CodeArea {
  private static final Logger LOG = LoggerFactory.getLogger(CodePane.class);

  /** In characters; beyond it the plain area is quicker. */
  private static final int LARGEST = 20 << 20;

  /** Asked once in a session, and said once. */
  private static final Set<BrowserEngine> MISSING = new HashSet<>();

  private final Composite body;
  private final BrowserEngine engine;
  private final Consumer<String> told;
  private CodeArea area;
  private Runnable listener = () -> {};
  private String file = "";
  private int problem;
  private boolean isEditable = true;
  private boolean isUnusable;

  /**
   * Makes an empty pane.
   *
   * @param told why the plain area is there although nobody has asked for it
   */
  public CodePane(Composite parent, Consumer<String> told) {
    this(parent, BrowserEngine.OF_THE_MACHINE, told);
  }

  /**
   * Makes an empty pane on browsers of one's own.
   *
   * @param told why the plain area is there although nobody has asked for it
   */
  public CodePane(Composite parent, BrowserEngine engine, Consumer<String> told) {
    this.engine = engine;
    this.told = told;
    body = new Composite(parent, SWT.NONE);
    body.setLayout(new FillLayout());
    put(isPlainWanted() ? plain() : clever());
    Repaint dress = new Repaint(body, this::dress);
    Preferences.followCode(body, dress::request);
    IPropertyChangeListener colors = event -> dress.request();
    JFaceResources.getColorRegistry().addListener(colors);
    body.addDisposeListener(event -> JFaceResources.getColorRegistry().removeListener(colors));
  }

  private boolean isPlainWanted() {
    return isUnusable
        || MISSING.contains(engine)
        || Preferences.codeEditor() == Preferences.CodeEditor.PLAIN;
  }

  private CodeArea plain() {
    return new PlainCodeArea(body);
  }

  private CodeArea clever() {
    return new MonacoCodeArea(body, engine, this::giveUp);
  }

  private void put(CodeArea newArea) {
    area = newArea;
    area.onTyped(() -> listener.run());
    area.setEditable(isEditable);
  }

  private boolean isPlain() {
    return area instanceof PlainCodeArea;
  }

  /** The clever area does not work, though it began to. */
  private void giveUp(String reason) {
    isUnusable = true;
    change();
    told.accept(reason);
  }

  /** Puts the same text into the other area. */
  private void change() {
    String text = area.text();
    int line = area.line();
    int marked = problem;
    boolean hadFocus = isFocused();
    replace();
    show(text);
    area.goToLine(line);
    mark(marked);
    if (hadFocus) {
      area.setFocus();
    }
  }

  private boolean isFocused() {
    Control focus = body.getDisplay().getFocusControl();
    while (focus != null && focus != body) {
      focus = focus.getParent();
    }
    return focus == body;
  }

  private void replace() {
    Control old = area.control();
    put(isPlain() ? clever() : plain());
    old.dispose();
    body.layout();
  }

  @Override
  public void open(String text, String newFile) {
    file = newFile;
    problem = 0;
    boolean isLarge = text.length() > LARGEST;
    if ((isLarge || isPlainWanted()) != isPlain()) {
      replace();
    }
    show(text);
    if (isLarge && !isPlainWanted()) {
      told.accept(Messages.Plain_large);
    }
  }

  private void show(String text) {
    try {
      area.open(text, file);
    } catch (SWTError missing) {
      LOG.warn("code is shown in the plain editor", missing);
      MISSING.add(engine);
      replace();
      area.open(text, file);
      told.accept(Messages.Plain_noEngine);
    }
  }

  @Override
  public Control control() {
    return body;
  }

  @Override
  public String text() {
    return area.text();
  }

  @Override
  public void setEditable(boolean editable) {
    isEditable = editable;
    area.setEditable(editable);
  }

  @Override
  public void onTyped(Runnable newListener) {
    listener = newListener;
  }

  @Override
  public void goToLine(int line) {
    area.goToLine(line);
  }

  @Override
  public int line() {
    return area.line();
  }

  @Override
  public void mark(int line) {
    problem = line;
    area.mark(line);
  }

  @Override
  public void unmark() {
    problem = 0;
    area.unmark();
  }

  @Override
  public void run(Verb verb) {
    area.run(verb);
  }

  @Override
  public boolean setFocus() {
    return area.setFocus();
  }

  @Override
  public void dress() {
    boolean isLarge = area.text().length() > LARGEST;
    if ((isLarge || isPlainWanted()) == isPlain()) {
      area.dress();
    } else {
      change();
    }
  }
}
