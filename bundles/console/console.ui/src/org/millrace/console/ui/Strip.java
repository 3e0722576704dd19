package org.millrace.console.ui;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** A line over a part that says what is the matter, with one thing to do about it. */
public final class Strip extends Composite {
  private final Label text;
  private final Link action;
  private Runnable act = () -> {};

  /** Made hidden; its parent has a grid layout of one column. */
  public Strip(Composite parent, String testId) {
    super(parent, SWT.NONE);
    TestIds.set(this, testId);
    GridLayoutFactory.swtDefaults().numColumns(2).applyTo(this);
    text = new Label(this, SWT.WRAP);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
    action = TestIds.set(new Link(this, SWT.NONE), testId + ".action");
    action.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> act.run()));
    setLayoutData(GridDataFactory.fillDefaults().grab(true, false).exclude(true).create());
    setVisible(false);
  }

  /** Shows a sentence without anything to do. */
  public void show(ConsoleColors ground, String sentence) {
    show(ground, sentence, "", () -> {});
  }

  public void show(ConsoleColors ground, String sentence, String verb, Runnable onAct) {
    act = onAct;
    paint(ground);
    text.setText(sentence);
    action.setText(verb.isEmpty() ? "" : "<a>" + verb + "</a>");
    setShown(true);
  }

  public void hide() {
    setShown(false);
  }

  public String sentence() {
    return text.getText();
  }

  private void paint(ConsoleColors ground) {
    ConsoleColors writing =
        ground == ConsoleColors.PRODUCTION
            ? ConsoleColors.PRODUCTION_TEXT
            : ConsoleColors.STRIP_TEXT;
    setBackground(ground.color());
    text.setBackground(ground.color());
    text.setForeground(writing.color());
    action.setBackground(ground.color());
    action.setLinkForeground(writing.color());
  }

  private void setShown(boolean shown) {
    ((GridData) getLayoutData()).exclude = !shown;
    setVisible(shown);
    getParent().layout(true, true);
  }
}
