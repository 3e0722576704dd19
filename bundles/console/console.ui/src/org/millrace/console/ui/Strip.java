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
  /** What the strip is about; the style sheets give each its colours. */
  public enum Tone {
    INFO("millrace-strip-info"),
    WARN("millrace-strip-warn"),
    ERROR("millrace-strip-error"),
    PRODUCTION("millrace-strip-production");

    private final String cssClass;

    Tone(String cssClass) {
      this.cssClass = cssClass;
    }
  }

  // The name is fixed by the platform's CSS engine; its constant is not API.
  private static final String CSS_CLASS = "org.eclipse.e4.ui.css.CssClassName";

  private final Label text;
  private final Link action;
  private Runnable act = () -> {};

  /** Made hidden; its parent has a grid layout of one column. */
  public Strip(Composite parent, String testId) {
    super(parent, SWT.NONE);
    TestIds.set(this, testId);
    GridLayoutFactory.swtDefaults().spacing(0, 2).applyTo(this);
    text = new Label(this, SWT.WRAP);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    action = TestIds.set(new Link(this, SWT.NONE), testId + ".action");
    action.setLayoutData(new GridData());
    action.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> act.run()));
    setLayoutData(GridDataFactory.fillDefaults().grab(true, false).exclude(true).create());
    setVisible(false);
  }

  /** Shows a sentence without anything to do. */
  public void show(Tone tone, String sentence) {
    show(tone, sentence, "", "", () -> {});
  }

  /**
   * Shows a sentence with a link.
   *
   * @param details what the pointer over the sentence shows; may be empty
   */
  public void show(Tone tone, String sentence, String details, String verb, Runnable onAct) {
    act = onAct;
    setData(CSS_CLASS, tone.cssClass);
    reskin(SWT.ALL);
    text.setText(sentence);
    text.setToolTipText(details.isEmpty() ? null : details);
    action.setText(verb.isEmpty() ? "" : "<a>" + verb + "</a>");
    ((GridData) action.getLayoutData()).exclude = verb.isEmpty();
    action.setVisible(!verb.isEmpty());
    setShown(true);
  }

  public void hide() {
    setShown(false);
  }

  public String sentence() {
    return text.getText();
  }

  private void setShown(boolean shown) {
    ((GridData) getLayoutData()).exclude = !shown;
    setVisible(shown);
    getParent().layout(true, true);
  }
}
